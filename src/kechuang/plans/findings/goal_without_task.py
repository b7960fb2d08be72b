"""Goals of the whole plan that no task carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import goals_among, is_work_report, listed, quoted, stated
from kechuang.plans.model import Finding, Reading, Severity, Target, Task
from kechuang.plans.subjects import folded, is_ratio, name_of, near, subject_of

CODE = "goal.no_task"
SEVERITY: Severity = "warning"
TITLE = Sentence("目标没有任务承接", "A goal that no task carries")

_WHOLE = re.compile(r"^全社会|^(?:规模以上|规上)?[一-鿿]{0,4}企业(?=.{4})")
_PLAIN = re.compile(r"[占的、中及和]|比重|比例|占比|(?:主营)?业务收入|GDP|(?:地区|国内)?生产总值|增加值|覆盖率|达标率")
_FOSTERS = re.compile("培育|引育|引进|打造|发展|壮大|集聚|建设|创建|新增|认定|推动|支持|吸引|组建|布局")
_NEAR = re.compile(r"[^。;]{0,22}")
_TAIL, _PIECE, _HEAD = 4, 3, 2
_FRAGMENT = re.compile(r"^[占该其此]|^.{0,2}$")  # the name of a thing told in an earlier clause
_FEWEST = 3
_ONE_BY_ONE = 6


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each goal that neither a target, nor the words, nor the heading of a task take up.

    Where there are more than a few, one finding for the plan. Goals beyond the period of the plan are its outlook.
    """
    places = goals_among(reading, (goal.span.start for goal in reading.targets))
    goals = [i for i, goal in enumerate(reading.targets) if goal.span.start in places and _asked(reading, goal)]
    if not goals or len(reading.tasks) < _FEWEST or is_work_report(reading):
        return
    tasks = [(task, _words(reading, task)) for task in (*reading.tasks, *reading.safeguards)]
    words = "。".join(text for _, text in tasks)
    fostered = _fostered(words)
    carried = _Names(target for target in reading.targets if target.task_number is not None)
    headings = _headings(reading)
    left: dict[str, list[int]] = {}
    for index in goals:
        left.setdefault(reading.targets[index].quote, []).append(index)
    for quote, members in list(left.items()):
        for goal in (reading.targets[i] for i in members):
            stated_again = carried.hold(subject_of(goal).name)
            if stated_again or _takes_up(words, fostered, goal) or _is_topic(headings, goal):
                del left[quote]  # one member of a list that a task carries speaks for the list
                break
    if len(left) > _ONE_BY_ONE:
        yield _together(reading, left)
    else:
        for members in left.values():
            yield _single(reading, members, tasks)


def _asked(reading: Reading, goal: Target) -> bool:
    end = reading.period[1]
    later = end is not None and goal.deadline is not None and int(goal.deadline[:4]) > end
    if later or goal.task_number is not None or goal.op in ("increase_by", "multiply"):
        return False
    return not _FRAGMENT.search(_core(goal))


def _single(reading: Reading, members: list[int], tasks: list[tuple[Task, str]]) -> Finding:
    goal = reading.targets[members[0]]
    said = stated(reading, goal)
    topic = _topic(goal)
    touching = [task.number for task, words in tasks if topic and topic in words]
    zh = f"（任务{listed(touching).zh}提到“{topic}”，但没有这一数值）" if touching else ""
    en = f" (task {listed(touching).en} mentions “{topic}” without this figure)" if touching else ""
    sentence = Sentence(f"目标没有任务承接：{said.zh}{zh}。", f"No task carries the goal {said.en}{en}.")
    return Finding(CODE, SEVERITY, sentence, (goal.span,), targets=tuple(members), tasks=tuple(touching))


def _together(reading: Reading, left: dict[str, list[int]]) -> Finding:
    members = [index for indices in left.values() for index in indices]
    quotes = listed((quoted(quote, 26) for quote in left), 6)
    sentence = Sentence(
        f"{len(left)}个目标没有任务承接：{quotes.zh}。",
        f"No task carries {len(left)} goals: {quotes.en}.",
    )
    spans = tuple(dict.fromkeys(reading.targets[i].span for i in members))
    return Finding(CODE, SEVERITY, sentence, spans, targets=tuple(members))


def _words(reading: Reading, task: Task) -> str:
    return folded(reading.document.text[task.body.start : task.body.end])


def _headings(reading: Reading) -> str:
    """The title of the plan, of its tasks and of the sections that hold tasks: what the plan works at."""
    above = {task.section for task in reading.tasks if task.section is not None}
    titles = [task.title for task in reading.tasks] + [reading.sections[i].title for i in sorted(above)]
    return folded("\n".join([*titles, reading.title.value if reading.title else ""]))


class _Names:
    """What the targets of the tasks are about, to be asked for one goal after the other."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._names = {subject_of(target).name for target in targets}
        self._joined = "\n".join(self._names)
        self._alike: dict[tuple[str, str], list[str]] = {}
        for name in self._names:
            self._alike.setdefault((name[:_HEAD], name[-_HEAD:]), []).append(name)

    def hold(self, name: str) -> bool:
        """Whether a target has the name, or one that differs by few characters, or one that the name is part of."""
        if name in self._names or (len(name) >= _TAIL and name in self._joined):
            return True
        return any(near(name, other) for other in self._alike.get((name[:_HEAD], name[-_HEAD:]), ()))


def _core(goal: Target) -> str:
    return _WHOLE.sub("", name_of(goal.indicator))


def _takes_up(words: str, fostered: frozenset[str], goal: Target) -> bool:
    """A ratio is taken up by its own name; other amounts also by a part of it, or by fostering things of its kind."""
    for core in (_core(goal), *(part for part in _core(goal).split("、") if len(part) >= _PIECE)):
        if core in words:
            return True
        if not is_ratio(goal) and (core[:_TAIL] in words or core[-_TAIL:] in words or core[-_HEAD:] in fostered):
            return True
    return False


def _fostered(words: str) -> frozenset[str]:
    """The last characters of every kind of thing that the words foster, told within a few words of the verb."""
    pairs: set[str] = set()
    for verb in _FOSTERS.finditer(words):
        near = _NEAR.match(words, verb.end())
        if near:
            pairs.update(map("".join, pairwise(near.group())))
    return frozenset(pairs)


def _is_topic(headings: str, goal: Target) -> bool:
    """Whether a heading names what the goal measures: 绿色建筑占比 is the business of 推广绿色建筑."""
    core = _core(goal)
    if not is_ratio(goal) and (core[:_HEAD] in headings or core[-_HEAD:] in headings):
        return True
    parts = _PLAIN.sub(" ", core).split()
    return any(part[i : i + _PIECE] in headings for part in parts for i in range(len(part) - _PIECE + 1))


def _topic(goal: Target) -> str | None:
    """What a ratio is a share of something of: 研发投入 in 研发投入占…比例."""
    numerator = _core(goal).split("占")[0]
    return numerator if is_ratio(goal) and _TAIL <= len(numerator) <= 8 else None
