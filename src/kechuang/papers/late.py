"""What is late: promises whose day has come and that are not met; questions and matters not dealt with in time.

Whoever knows of something else that is late adds a function to `SOURCES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from kechuang.oversight.overdue import overdue
from kechuang.oversight.units import names_of
from kechuang.papers.content import Field
from kechuang.papers.said import day_said
from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line
from kechuang.supervision.models import Plan, Unit


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that is late: what, since when (ISO day), its units by the plan's names, the target it is or 0.

    `act` is what was to be done by the day: a promise is met (完成), a question answered (答复), a notice signed for.
    `number` is that of the question or matter.
    """

    what: str
    since: str
    units: tuple[str, ...]
    ordinal: int = 0
    act: str = "完成"
    number: str = ""

    @property
    def day_key(self) -> str:
        """The live figure that is its day; empty where whoever told of it gave neither target nor number."""
        return f"t{self.ordinal}.due" if self.ordinal else f"d.{self.number.lower()}" if self.number else ""


Source = Callable[[Plan, Sequence[Line], AsOf], Sequence[Late]]
_ACTS = {"asked": "答复", "receipt": "签收", "handling": "办结"}


def promises_due(plan: Plan, lines: Sequence[Line], asof: AsOf) -> list[Late]:
    """Promises that are due and not met, or for which nothing is known though their day has come."""
    day = asof.valid.isoformat()
    return [
        Late(line.name, line.due, line.leads, line.ordinal)
        for line in lines
        if line.due and line.due <= day and line.outcome in ("not_met", "unknown")
    ]


def unanswered(plan: Plan, lines: Sequence[Line], asof: AsOf) -> list[Late]:
    """Questions and supervised matters that stand with a unit past their day. Of persons nothing is told."""
    found = overdue(plan, asof)
    named = list(Unit.objects.filter(plan=plan).values_list("name", flat=True)) if found else []
    units = {one.matter.unit_id: one.matter.unit for one in found}
    names = {key: tuple(sorted(names_of(unit, named))) or (unit.name,) for key, unit in units.items()}
    return [
        Late(
            f"{one.matter.process.name.zh}“{_within_quotes(one.matter.title)}”",
            one.due.isoformat(),
            names[one.matter.unit_id],
            act=_ACTS.get(one.stage.code, "办理"),
            number=one.matter.number,
        )
        for one in found
    ]


def _within_quotes(words: str) -> str:
    """Quotation marks within quotation marks are single ones (GB/T 15834-2011 4.8.3.2)."""
    return words.rstrip("。").replace("“", "‘").replace("”", "’")


SOURCES: list[Source] = [promises_due, unanswered]


def late_fields(plan: Plan, told: Sequence[Late], asof: AsOf) -> Iterator[tuple[str, Field]]:
    """How much is late as live figures: of targets the plan's progress, of questions and matters its milestones.

    And since when each question or matter is: its day leads to its page, which tells its steps to whoever may see it.
    """
    moments = urlencode(asof.as_query())
    targets = sum(1 for one in told if one.ordinal)
    progress, milestones = (f"{reverse(page, args=[plan.slug])}?{moments}" for page in ("progress", "milestones"))
    yield "l.targets", Field(f"{targets}项", progress, "到期未达到或没有数据的目标数")
    yield "l.matters", Field(f"{len(told) - targets}项", milestones, "逾期未办的问询和督查事项数")
    for one in told:
        if one.number:
            yield one.day_key, Field(day_said(one.since), reverse("matter", args=[one.number]), f"{one.what}·期限")


def late(plan: Plan, lines: Sequence[Line], asof: AsOf) -> list[Late]:
    """Everything late on the day, the longest first."""
    found = [one for source in SOURCES for one in source(plan, lines, asof)]
    return sorted(found, key=lambda one: (one.since, one.ordinal))
