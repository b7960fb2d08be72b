"""Tasks that name no owner."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import is_work_report, listed
from kechuang.plans.model import Finding, Reading, Severity, Task

CODE = "owner.missing"
SEVERITY: Severity = "warning"
TITLE = Sentence("任务没有责任单位", "A task without an owner")

_ONE_BY_ONE = 5


def find(reading: Reading) -> Iterator[Finding]:
    """One finding a task where few lack an owner; one for the plan where many or all do.

    A report on the work of the government names no owners by its nature.
    """
    if reading.global_participants or is_work_report(reading):
        return
    tasks = [task for task in reading.tasks if not _holds_others(task, reading.tasks)]
    lacking = [task for task in tasks if not _owners(task)]
    if not lacking:
        return
    if len(lacking) == len(tasks):
        zh = f"全部{len(tasks)}项任务都没有写明责任单位。"
        en = f"None of the {len(tasks)} tasks names an owner."
        yield _finding(lacking, zh, en)
    elif len(lacking) > _ONE_BY_ONE:
        numbers = listed((t.number for t in lacking), 12)
        zh = f"{len(tasks)}项任务中有{len(lacking)}项没有写明责任单位：{numbers.zh}。"
        en = f"{len(lacking)} of the {len(tasks)} tasks name no owner: {numbers.en}."
        yield _finding(lacking, zh, en)
    else:
        for task in lacking:
            title = task.title if len(task.title) <= 24 else task.title[:23] + "…"
            yield _finding(
                [task],
                f"任务{task.number}“{title}”没有写明责任单位。",
                f"Task {task.number} “{title}” names no owner.",
            )


def _finding(tasks: list[Task], zh: str, en: str) -> Finding:
    return Finding(CODE, SEVERITY, Sentence(zh, en), tuple(t.span for t in tasks), tasks=tuple(t.number for t in tasks))


def _owners(task: Task) -> bool:
    return bool(task.lead or task.participants or any(a.lead or a.participants for a in task.assignments))


def _holds_others(task: Task, tasks: tuple[Task, ...]) -> bool:
    return any(o is not task and task.body.start < o.span.start < task.body.end for o in tasks)
