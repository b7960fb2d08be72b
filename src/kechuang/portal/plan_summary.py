"""A plan at a glance: what it promises, when it falls due, who carries most, what was noticed, what was corrected."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kechuang.portal.unit_load import UnitLoad, plan_load
from kechuang.supervision.models import Correction, Plan, Target

MILESTONES = 4
SHOWN = 5
UNITS = 9
CORRECTIONS = 5


@dataclass(frozen=True, slots=True)
class Milestone:
    """One date of the plan and the targets due by it; `past` once its last day is over."""

    when: str
    targets: Sequence[Target]
    past: bool
    alone: bool = False
    """The plan's only date: then there is room to show more of its targets."""

    @property
    def first(self) -> Sequence[Target]:
        """The targets shown before the link to all of them."""
        return self.targets[: SHOWN * 2 if self.alone else SHOWN]


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """What the home page tells of a plan. `targets` counts promises, `repeats` further places that say one again."""

    targets: int
    repeats: int
    tasks: int
    safeguards: int
    units: int
    findings: dict[str, int]
    milestones: Sequence[Milestone]
    undated: int
    over: bool
    """Every date of the plan has passed."""
    loads: Sequence[UnitLoad]
    most_tasks: int
    """The largest number of tasks that one of these units has a part in, to scale bars by."""
    corrections: Sequence[Correction]

    @property
    def found(self) -> int:
        """All findings together."""
        return sum(self.findings.values())


def plan_summary(plan: Plan, today: date) -> PlanSummary:
    """Gather the summary; dates are judged as of `today`. Nine queries."""
    targets = list(plan.targets.filter(same_as=None).order_by("start").defer("quote"))
    load = plan_load(plan)
    every = _milestones(targets, today)
    due = [milestone for milestone in every if not milestone.past]
    found = Counter(plan.findings.order_by().values_list("severity", flat=True))
    corrections = plan.corrections.select_related("target", "task", "recorded_by")[:CORRECTIONS]
    safeguards = sum(task.safeguard for task in load.tasks)
    return PlanSummary(
        targets=len(targets),
        repeats=plan.targets.exclude(same_as=None).count(),
        tasks=len(load.tasks) - safeguards,
        safeguards=safeguards,
        units=len(load.loads),
        findings={severity: found[severity] for severity in ("error", "warning", "notice")},
        milestones=due[:MILESTONES] or every[-MILESTONES:],
        undated=sum(not target.deadline for target in targets),
        over=bool(every) and not due,
        loads=load.loads[:UNITS],
        most_tasks=max([1, *(one.tasks for one in load.loads[:UNITS])]),
        corrections=list(corrections),
    )


def last_day(deadline: str) -> date:
    """The last day of a YYYY or YYYY-MM deadline."""
    year, _, month = deadline.partition("-")
    number = int(month or 12)
    return date(int(year), number, monthrange(int(year), number)[1])


def _milestones(targets: Sequence[Target], today: date) -> list[Milestone]:
    by_date: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        if target.deadline:
            by_date[target.deadline].append(target)
    ordered = sorted(by_date.items(), key=lambda item: (last_day(item[0]), item[0]))
    return [Milestone(when, due, last_day(when) < today, alone=len(ordered) == 1) for when, due in ordered]
