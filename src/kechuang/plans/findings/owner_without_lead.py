"""Tasks that several units share while nobody leads, in a plan that otherwise names who leads."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import listed
from kechuang.plans.model import Finding, Reading, Severity

CODE = "owner.no_lead"
SEVERITY: Severity = "notice"
TITLE = Sentence("任务有责任单位而无牵头单位", "A task with units but no lead")

_MOST = 0.75


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for the plan, where most of its tasks have a lead and these have several units but none."""
    led = [task for task in reading.tasks if task.lead]
    shared = [task for task in reading.tasks if not task.lead and len(task.participants) > 1]
    if not shared or len(led) < _MOST * (len(led) + len(shared)):
        return
    numbers = listed((t.number for t in shared), 12)
    yield Finding(
        CODE,
        SEVERITY,
        Sentence(
            f"其他任务都明确了牵头单位，任务{numbers.zh}列了多个单位而没有牵头单位。",
            f"The other tasks name a lead; task {numbers.en} lists several units and no lead.",
        ),
        tuple(task.span for task in shared),
        tasks=tuple(task.number for task in shared),
    )
