"""What was done within a span: measures that were shown to be done, and how many questions were asked and answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from kechuang.oversight.models import Closing, Matter, MatterStep, Wording
from kechuang.papers.content import LISTED, Field
from kechuang.papers.span import Span
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Plan


@dataclass(frozen=True, slots=True)
class Closed:
    """One measure that was shown to be done: what, on which day (ISO), by whose lead, by the records or by its unit."""

    what: str
    day: str
    units: tuple[str, ...]
    by_records: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What one span brought: measures in the order of their days; questions asked of units, and answered by them."""

    closed: tuple[Closed, ...] = ()
    asked: int = 0
    answered: int = 0

    @property
    def by_records(self) -> int:
        """Measures that the records showed, so that nobody had to."""
        return sum(one.by_records for one in self.closed)

    def __bool__(self) -> bool:
        return bool(self.closed or self.asked or self.answered)


def done(plan: Plan, span: Span, asof: AsOf) -> Done:
    """As it was known: what was opened again before that instant is not done."""
    days = (span.begins, asof.valid)
    standing = Q(superseded_at=None) | Q(superseded_at__gt=asof.known)
    closings = Closing.objects.filter(
        standing, milestone__plan=plan, day__range=days, recorded_at__lte=asof.known
    ).order_by("day", "milestone__task__ordinal", "milestone__ordinal")
    wordings = Wording.objects.standing(asof.known).filter(milestone__plan=plan)
    said = {one.milestone_id: one for one in wordings}
    closed = tuple(
        Closed(wording.text, one.day.isoformat(), tuple(wording.leads), one.how == "records")
        for one in closings
        if (wording := said.get(one.milestone_id)) is not None
    )
    questions = Matter.objects.filter(plan=plan, flow="request", made_at__lte=asof.known)
    steps = MatterStep.objects.filter(matter__in=questions, verb="answer", day__range=days, done_at__lte=asof.known)
    return Done(closed, questions.filter(asked_on__range=days).count(), steps.values("matter").distinct().count())


def done_fields(plan: Plan, told: Done, asof: AsOf) -> Iterator[tuple[str, Field]]:
    """The counts as live figures, each with the page of the plan's milestones as of the moments."""
    page = reverse("milestones", args=[plan.slug])
    moments = asof.as_query()
    finished = f"{page}?{urlencode(moments | {'light': 'met'})}"
    yield "m.closed", Field(f"{len(told.closed)}项", finished, "完成的任务节点数")
    yield "m.closed_rest", Field(f"{max(0, len(told.closed) - LISTED)}项", finished, "没有逐项写出的完成节点数")
    yield "m.by_records", Field(f"{told.by_records}项", finished, "由登记的记录说明的任务节点数")
    yield "m.by_units", Field(f"{len(told.closed) - told.by_records}项", finished, "由单位提交凭证的任务节点数")
    yield "m.asked", Field(f"{told.asked}次", f"{page}?{urlencode(moments)}", "向责任单位问询的次数")
    yield "m.answered", Field(f"{told.answered}次", f"{page}?{urlencode(moments)}", "责任单位答复的问询数")
