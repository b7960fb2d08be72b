"""What was said then and what is known now: the same years with two states of knowledge, and the acts between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.utils import timezone

from kechuang.events.models import Event
from kechuang.indicators.value import Restated, restated
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.portal.indicators.asked import AskedIndicator
from kechuang.registry.asof import AsOf
from kechuang.supervision.withheld import withheld

ACTS = 30
"""How many acts a page tells, the newest."""


@dataclass(frozen=True, slots=True)
class RestatedRow:
    """One year as known at both instants. `difference` is in the unit it is told in; None where one is unknown."""

    year: int
    told: Restated
    difference: Fraction | None
    hidden: bool

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return self.told.before.number != self.told.after.number


@dataclass(frozen=True, slots=True)
class Act:
    """An act that moved the number: when, what kind of act, of which day or year the number is, from and to."""

    when: datetime
    name: Sentence
    period: str
    before: str | None
    after: str | None
    scope: dict[str, Any]


def then_of(word: str) -> tuple[datetime, BadInput | None]:
    """The earlier instant: the end of a day as given, else of the last day of the month before."""
    start = timezone.localdate().replace(day=1) - timedelta(days=1)
    try:
        return AsOf.asked("", word or start.isoformat()).known, None
    except BadInput as error:
        return AsOf.asked("", start.isoformat()).known, error


def restated_rows(asked: AskedIndicator, then: datetime) -> list[RestatedRow]:
    """Every year of the series, as known then and as known at the moment asked."""
    factor = measure(asked.indicator.unit)[0]
    day = asked.asof.asof.valid
    rows = []
    for year in asked.years:
        on = min(date(year, 12, 31), day)
        told = restated(asked.indicator, on, then, asked.asof.asof.known, asked.scope, year=year)
        gap = told.difference
        secret = withheld(told.before, asked.reader) or withheld(told.after, asked.reader)
        rows.append(RestatedRow(year, told, None if gap is None else gap / factor, secret))
    return rows


def acts_on(asked: AskedIndicator, then: datetime) -> list[Act]:
    """The acts recorded between the two instants that moved the number of the plans' place, as their events tell."""
    held = Event.objects.filter(
        occurred_at__gt=then,
        occurred_at__lte=asked.asof.asof.known,
        succeeded=True,
        after_json__contains=f'"indicator":"{asked.indicator.code}"',
    )
    found: list[Act] = []
    for event in held.order_by("-id")[:ACTS]:
        after = event.after
        for one in after.get("numbers", ()) if isinstance(after, dict) else ():
            if one.get("indicator") == asked.indicator.code:
                kind = event.name()
                scope = one.get("scope", {})
                found.append(
                    Act(event.occurred_at, kind, str(one.get("on", "")), one.get("from"), one.get("to"), scope)
                )
    return found
