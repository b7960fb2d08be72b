"""Goals of the whole plan that no task carries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import is_goal, listed, stated
from kechuang.plans.model import Finding, Reading, Severity, Target, Task
from kechuang.plans.subjects import folded, is_ratio, name_of, near, subject_of

CODE = "goal.no_task"
SEVERITY: Severity = "warning"
TITLE = Sentence("目标没有任务承接", "A goal that no task carries")

_WHOLE = re.compile(r"^全社会|^(?:规模以上|规上)[一-鿿]{0,4}企业")
_TAIL = 4
_FEWEST = 3


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each goal that neither a target nor the words of a task or safeguard take up."""
    if len(reading.tasks) < _FEWEST:
        return
    if all(target.task_number is not None for target in reading.targets):
        return
    tasks = [(task, _words(reading, task)) for task in (*reading.tasks, *reading.safeguards)]
    carried = [target for target in reading.targets if target.task_number is not None]
    for index, goal in enumerate(reading.targets):
        if (
            goal.task_number is not None
            or goal.op in ("increase_by", "multiply")
            or not is_goal(reading, goal.span.start)
        ):
            continue
        if any(_same(goal, target) for target in carried) or any(_takes_up(words, goal) for _, words in tasks):
            continue
        said = stated(reading, goal)
        topic = _topic(goal)
        touching = [task.number for task, words in tasks if topic and topic in words]
        zh = f"（任务{listed(touching)}提到“{topic}”，但没有这一数值）" if touching else ""
        en = f" (task {listed(touching)} mentions “{topic}” without this figure)" if touching else ""
        yield Finding(
            CODE,
            SEVERITY,
            Sentence(f"目标没有任务承接：{said.zh}{zh}。", f"No task carries the goal {said.en}{en}."),
            (goal.span,),
            targets=(index,),
            tasks=tuple(touching),
        )


def _words(reading: Reading, task: Task) -> str:
    return folded(reading.document.text[task.body.start : task.body.end])


def _same(goal: Target, target: Target) -> bool:
    a, b = subject_of(goal), subject_of(target)
    return a.name == b.name or near(a.name, b.name) or (len(a.name) >= _TAIL and a.name in b.name)


def _takes_up(words: str, goal: Target) -> bool:
    """A ratio is taken up by its own name; a number of things also by the last characters of their name."""
    name = name_of(goal.indicator)
    if name in words or _WHOLE.sub("", name) in words:
        return True
    if is_ratio(goal):
        return False
    return name[-_TAIL:] in words


def _topic(goal: Target) -> str | None:
    """What a ratio is a share of something of: 研发投入 in 研发投入占…比例."""
    numerator = _WHOLE.sub("", name_of(goal.indicator)).split("占")[0]
    return numerator if is_ratio(goal) and _TAIL <= len(numerator) <= 8 else None
