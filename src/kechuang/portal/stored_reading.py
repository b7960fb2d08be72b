"""Stored rows turned back into the plain values of the pure half, corrections included, to compare versions."""

from __future__ import annotations

from typing import cast

from kechuang.plans.model import Bound, DeadlineSource, Mention, Operator, Span, Stated
from kechuang.plans.model import Target as TargetSaid
from kechuang.plans.model import Task as TaskSaid
from kechuang.supervision.models import Duty, Plan, Target, Task


def targets_said(rows: list[Target]) -> list[TargetSaid]:
    """The targets as values, in the order given; rows must come with their task."""
    return [
        TargetSaid(
            quote=row.quote,
            span=Span(row.start, row.end),
            indicator=row.indicator,
            scope=row.scope or None,
            op=cast(Operator, row.op),
            op_text=row.op_text,
            value=row.value.normalize(),
            unit=row.unit,
            deadline=row.deadline or None,
            deadline_source=cast(DeadlineSource, row.deadline_source),
            task_number=row.task.number if row.task else None,
            bound=cast(Bound, row.bound) if row.bound else None,
            value_max=row.value_max.normalize() if row.value_max is not None else None,
            approx=row.approx,
            per=row.per or None,
            baseline=row.baseline or None,
            hedge=row.hedge or None,
        )
        for row in rows
    ]


def tasks_said(rows: list[Task]) -> list[TaskSaid]:
    """The tasks as values, in the order given; rows must come with `duties__unit` prefetched."""
    return [
        TaskSaid(
            number=row.number,
            title=row.title,
            span=Span(row.start, row.end),
            body=Span(row.body_start, row.body_end),
            lead=_mentions(row, Duty.LEAD),
            participants=_mentions(row, Duty.PARTICIPANT),
            deadline=Stated(row.deadline, Span(row.start, row.end)) if row.deadline else None,
        )
        for row in rows
    ]


def paragraphs_said(plan: Plan) -> list[str]:
    """The paragraphs of the stored text, white space and page chrome left out."""
    blocks = plan.blocks.exclude(kind="chrome").order_by("ordinal")
    return ["".join(plan.text[block.start : block.end].split()) for block in blocks]


def _mentions(row: Task, role: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(duty.unit.name, Span(duty.start or 0, duty.end or 1))
        for duty in sorted(row.duties.all(), key=lambda duty: duty.ordinal)
        if duty.role == role
    )
