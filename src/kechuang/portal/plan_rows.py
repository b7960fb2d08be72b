"""Everything the document page shows of a plan, asked for in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

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
    """All rows of the plan, in seven queries however long it is."""
    tasks = list(
        plan.tasks.order_by("ordinal").prefetch_related(
            Prefetch("duties", Duty.objects.filter(role=Duty.LEAD).select_related("unit"), to_attr="leads")
        )
    )
    by_pk = {task.pk: task for task in tasks}
    targets = list(plan.targets.order_by("ordinal"))
    for target in targets:
        if target.task_id:
            target.task = by_pk[target.task_id]
    return PlanRows(
        blocks=list(plan.blocks.order_by("ordinal")),
        sections=list(plan.sections.order_by("ordinal")),
        tasks=tasks,
        duties=list(Duty.objects.filter(task__plan=plan).select_related("unit", "task")),
        targets=targets,
        findings=list(plan.findings.order_by("ordinal").prefetch_related("targets")),
    )
