"""What was understood of a document that is not stored yet, laid out for an officer to judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kechuang.plans.compare_text import bigrams, likeness
from kechuang.plans.model import Finding, Reading, Target, Task
from kechuang.plans.repeats import same_as
from kechuang.portal.target_kinds import TargetKind, kind_of
from kechuang.portal.words import said_of_period
from kechuang.supervision.models import Plan

_SAME_PLAN = 0.6
"""Titles this alike (Dice over bigrams) are proposed as versions of one plan; the officer decides."""


@dataclass(frozen=True, slots=True)
class PreviewTarget:
    """A target as read, with its kind."""

    target: Target
    kind: TargetKind


@dataclass(frozen=True, slots=True)
class Preview:
    """A reading, summed up."""

    reading: Reading
    title: str
    targets: list[PreviewTarget]
    tasks: list[Task]
    units: list[tuple[str, int]]
    """Each unit with the number of tasks it leads or joins, busiest first."""
    findings: list[Finding]
    unowned: int
    """Tasks for which no unit was found."""

    @property
    def serious(self) -> list[Finding]:
        """Contradictions and doubts."""
        return [finding for finding in self.findings if finding.severity != "notice"]

    @property
    def notices(self) -> list[Finding]:
        """What is only good to know."""
        return [finding for finding in self.findings if finding.severity == "notice"]

    @property
    def period(self) -> str:
        """The years it covers."""
        return said_of_period(*self.reading.period)

    @property
    def repeats(self) -> int:
        """How many of the targets only say again what was promised before."""
        return len(same_as(self.reading.targets))

    @property
    def promises(self) -> int:
        """How many different targets there are."""
        return len(self.targets) - self.repeats

    @property
    def nothing(self) -> bool:
        """Whether neither a task nor a target was found: hardly a plan."""
        return not self.tasks and not self.targets


def preview(reading: Reading) -> Preview:
    """Lay out a reading."""
    tasks = [*reading.tasks, *reading.safeguards]
    units = Counter(name for task in tasks for name in {m.name for m in (*task.lead, *task.participants)})
    order = ("error", "warning", "notice")
    return Preview(
        reading=reading,
        title=reading.title.value if reading.title else "",
        targets=[PreviewTarget(t, kind_of(t.op, t.unit, t.per or "")) for t in reading.targets],
        tasks=tasks,
        units=units.most_common(),
        findings=sorted(reading.findings, key=lambda finding: order.index(finding.severity)),
        unowned=sum(not task.lead and not task.participants for task in reading.tasks),
    )


def likely_previous(reading: Reading, plans: Sequence[Plan]) -> Plan | None:
    """The stored plan whose title is most like this one's, if any is like enough."""
    if reading.title is None:
        return None
    title = bigrams(reading.title.value)
    scored = [(likeness(title, bigrams(plan.title)), plan) for plan in plans]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _SAME_PLAN else None
