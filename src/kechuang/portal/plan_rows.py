"""Everything the document page shows of a plan, asked for in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kechuang.questions.composed import composed
from kechuang.supervision.models import Block, Duty, Finding, Plan, Section, Target, Task


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The rows of one plan, each kind in the order of the text. Tasks carry `leads`, a list of their lead duties."""

    blocks: Sequence[Block]
    sections: Sequence[Section]
    tasks: Sequence[Task]
    duties: Sequence[Duty]
    targets: Sequence[Target]
    findings: Sequence[Finding]


def plan_rows(plan: Plan) -> PlanRows:
    """All rows of the plan, in seven questions however long it is."""
    tasks, duties = _tasks(plan=plan.pk), _duties(plan=plan.pk)
    leads: dict[int, list[Duty]] = {}
    for duty in duties:
        if duty.role == Duty.LEAD:
            leads.setdefault(duty.task_id, []).append(duty)
    for task in tasks:
        task.leads = leads.get(task.pk, [])
    by_pk = {task.pk: task for task in tasks}
    targets = _targets(plan=plan.pk)
    for row in (*tasks, *targets):
        row.plan = plan
    for target in targets:
        if target.task_id:
            target.task = by_pk[target.task_id]
    return PlanRows(
        blocks=_blocks(plan=plan.pk),
        sections=_sections(plan=plan.pk),
        tasks=tasks,
        duties=duties,
        targets=targets,
        findings=_findings(plan=plan.pk),
    )


@composed
def _tasks(*, plan: Any) -> QuerySet[Task]:
    return Task.objects.filter(plan=plan).order_by("ordinal")


@composed
def _duties(*, plan: Any) -> QuerySet[Duty]:
    return Duty.objects.filter(task__plan=plan).select_related("unit", "task")


@composed
def _targets(*, plan: Any) -> QuerySet[Target]:
    return Target.objects.filter(plan=plan).order_by("ordinal")


@composed
def _blocks(*, plan: Any) -> QuerySet[Block]:
    return Block.objects.filter(plan=plan).order_by("ordinal")


@composed
def _sections(*, plan: Any) -> QuerySet[Section]:
    return Section.objects.filter(plan=plan).order_by("ordinal")


@composed
def _findings(*, plan: Any) -> QuerySet[Finding]:
    return Finding.objects.filter(plan=plan).order_by("ordinal").prefetch_related("targets")
