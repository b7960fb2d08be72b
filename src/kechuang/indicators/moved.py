"""Which numbers an act on a record moved: only questions that touch the subject are put again, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.utils import timezone

from kechuang.indicators.context import Context
from kechuang.indicators.definition import Indicator
from kechuang.indicators.moving_totals import Numbers, by_totals
from kechuang.indicators.question import Question
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import value
from kechuang.kernel.units import measure
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.moving import Change

_ENDS = 5


@dataclass(frozen=True, slots=True)
class Moved:
    """One number that an act moved, on the newest day on which it did: today, else an end of a year."""

    indicator: Indicator
    scope: Scope
    numbers: Numbers

    def as_plain(self) -> dict[str, Any]:
        """As an event tells it; exact numbers as text in the unit they are told in."""
        step = measure(self.indicator.unit)[0]
        before, after = (
            None if n is None else plain_number(n / step) for n in (self.numbers.before, self.numbers.after)
        )
        return {
            "indicator": self.indicator.code,
            "name": self.indicator.name.zh,
            "unit": self.indicator.unit,
            "on": self.numbers.period,
            "from": before,
            "to": after,
            **({"scope": told} if (told := self.scope.as_plain()) else {}),
        }


def moved(change: Change, asked: Iterable[tuple[Indicator, Scope]]) -> list[Moved]:
    """The numbers among those asked that an act moved. Call inside its transaction, after its rows are stored."""
    today = timezone.localdate()
    days = _days(change, today)
    found = []
    for indicator, scope in asked:
        if not touches(indicator, change):
            continue
        for day in days:
            numbers = _numbers(indicator, scope, AsOf(day, change.stamp), None if day == today else day.year, change)
            if numbers is not None and numbers.before != numbers.after:
                found.append(Moved(indicator, scope, numbers))
                break
    return found


def touches(indicator: Indicator, change: Change) -> bool:
    """Whether the act changed something its number rests on: what the subject says, or when that is true."""
    rows = (*change.closed, *change.opened)
    if change.kind is PublicStatistic:
        return any(row.series in indicator.series() for row in rows)  # type: ignore[attr-defined]
    read = indicator.reads().get(change.kind)
    if read is None or not _changed(change, read):
        return False
    context = Context(AsOf(timezone.localdate(), change.stamp))
    return any(
        _rests_on(question, change) for version in indicator.versions for question in version.measure.questions(context)
    )


def _changed(change: Change, read: frozenset[str]) -> bool:
    if not change.closed or not change.opened:
        return True
    stretches = {(row.valid_from, row.valid_to) for row in change.closed}
    if stretches != {(row.valid_from, row.valid_to) for row in change.opened}:
        return True
    values = [row.values() for row in (*change.closed, *change.opened)]
    return any(values[0].get(name) != other.get(name) for name in read for other in values[1:])


def _rests_on(question: Question, change: Change) -> bool:
    if question.kind is change.kind:
        return not all(question.excludes(row) for row in (*change.closed, *change.opened))
    if change.kind is Organisation and question.held_by:
        return question.kind.objects.filter(**{question.held_by: change.key}).exists()
    inner = (one for condition in (*question.of, *question.also) for one in condition.inner())
    return any(_rests_on(one, change) for one in inner if isinstance(one, Question))


def plain_number(number: Fraction | None) -> str | None:
    """An exact number as text: a decimal where it has one of at most six places, else a fraction."""
    if number is None:
        return None
    scaled = number * 10**6
    if scaled.denominator != 1:
        return f"{number.numerator}/{number.denominator}"
    whole, rest = divmod(abs(int(scaled)), 10**6)
    text = f"{whole}.{rest:06}".rstrip("0").rstrip(".")
    return f"-{text}" if number < 0 else text


def _days(change: Change, today: date) -> list[date]:
    """Today, then the newest ends of years that the rows reach into or that follow one of their dates, newest first."""
    ends: set[date] = set()
    for row in (*change.closed, *change.opened):
        last = min(row.valid_to - timedelta(days=1) if row.valid_to else today, today)
        ends.add(date(last.year, 12, 31) if (last.month, last.day) == (12, 31) else date(last.year - 1, 12, 31))
        ends |= {date(day.year, 12, 31) for day in row.values().values() if isinstance(day, date)}
    return [today, *sorted((day for day in ends if day < today), reverse=True)[:_ENDS]]


def _numbers(indicator: Indicator, scope: Scope, pair: AsOf, year: int | None, change: Change) -> Numbers | None:
    """The number before and after the act; None where it cannot have moved. Asked of everybody only where it must."""
    found = by_totals(indicator, scope, pair, year, change)
    if found != "ask":
        return found
    before = value(indicator, change.asof(pair, after=False), scope, year=year)
    after = value(indicator, change.asof(pair, after=True), scope, year=year)
    return Numbers(after.period, before.number, after.number)
