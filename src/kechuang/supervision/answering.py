"""What the records answer a target as of a pair of moments: the number, whether it meets, and every common reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache

from kechuang.indicators.definition import Indicator
from kechuang.indicators.meeting import Meeting, Outcome, meeting
from kechuang.indicators.parts import Missing
from kechuang.indicators.value import value
from kechuang.indicators.values import Value
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.plans.subjects import amount, folded, measure_of
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.public_statistic import last_day
from kechuang.supervision.asking import Asking
from kechuang.supervision.held import Promise, begins
from kechuang.supervision.models import Target

Ask = Callable[..., Value]
"""Asks an indicator, as `value` does."""


@dataclass(frozen=True, slots=True)
class Point:
    """One number that has to meet the figure: for the day, or for one year. `values` are what it was made from."""

    period: str
    number: Fraction | None
    meeting: Meeting
    values: tuple[Value, ...]
    missing: Missing | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the sentence, with what the records say to it."""

    asking: Asking
    why: Sentence
    answer: Answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What the records say to an asking. `wanted` is the figure in base units; `unit` is what numbers are told in.

    `day` is the day asked about, at most that of the deadline where the number is to be judged by it.
    """

    asking: Asking
    indicator: Indicator | None
    day: date
    due: bool
    wanted: Fraction
    unit: str
    points: tuple[Point, ...]
    readings: tuple[Reading, ...] = ()

    @property
    def last(self) -> Point | None:
        """The newest point."""
        return self.points[-1] if self.points else None

    @property
    def meeting(self) -> Meeting:
        """Of all points: each year has to meet where each year is asked."""
        if not self.points:
            return Meeting("unknown")
        worst: list[Outcome] = ["not_met", "unknown", "open", "met"]
        return min((point.meeting for point in self.points), key=lambda met: worst.index(met.outcome))

    def told(self, number: Fraction | None) -> Fraction | None:
        """A number in the unit it is told in."""
        return None if number is None else number / measure(self.unit)[0]


def answer(promise: Promise, asof: AsOf, *, at_deadline: bool = False) -> Answer:
    """What the records say to a promise, with the other ways in which it is commonly read.

    `at_deadline` asks no later than the day on which it is due: how it ended, seen from any later day.
    """
    asked = promise.asking
    ask = cache(value)  # readings that differ in the operator alone ask the same number
    own = _answer(promise, asked, asof, at_deadline, ask)
    if not asked.indicator:
        return own
    others = (one for one in promise.suggestion.alternatives if one.asking != asked)
    readings = [Reading(one.asking, one.why, _answer(promise, one.asking, asof, at_deadline, ask)) for one in others]
    if promise.binding and promise.suggestion.asking.indicator and promise.suggestion.asking != asked:
        why = Sentence("系统原来的建议", "as it was suggested")
        suggested = _answer(promise, promise.suggestion.asking, asof, at_deadline, ask)
        readings.append(Reading(promise.suggestion.asking, why, suggested))
    return replace(own, readings=tuple(readings))


def due_on(target: Target) -> date | None:
    """The last day on which a target has to be met; None where it has no deadline."""
    return last_day(target.deadline) if target.deadline else None


def wanted_of(target: Target, asking: Asking) -> Fraction:
    """The figure of a target in the base unit of the indicator it asks."""
    indicator = asking.definition()
    number = Fraction(target.value)
    if asking.growth or (indicator and indicator.unit == "%"):
        return number / 100 if measure_of(target.unit) in ("%", "个百分点", "百分点") else number
    if indicator and "/" in indicator.unit and "/" not in folded(target.unit):
        return number * measure(indicator.unit)[0]  # 2.2件 of patents per 10,000 people
    return Fraction(amount(target.value, target.unit))


def _answer(promise: Promise, asking: Asking, asof: AsOf, at_deadline: bool, ask: Ask) -> Answer:
    target = promise.first
    deadline = due_on(target)
    day = min(asof.valid, deadline) if at_deadline and deadline else asof.valid
    due = deadline is not None and day >= deadline
    indicator = asking.definition()
    unit = "%" if asking.growth else indicator.unit if indicator else target.unit
    wanted = wanted_of(target, asking) if indicator else Fraction(target.value)
    points: Sequence[Point] = ()
    if indicator is not None:
        if asking.each_year:
            points = _each_year(promise, asking, indicator, asof.at(day), deadline, wanted, ask)
        else:
            points = (_once(asking, indicator, asof.at(day), deadline, wanted, due, ask),)
    return Answer(asking, indicator, day, due, wanted, unit, tuple(points))


def _once(
    asking: Asking, indicator: Indicator, asof: AsOf, deadline: date | None, wanted: Fraction, due: bool, ask: Ask
) -> Point:
    exact = (
        deadline.year if deadline and asof.valid == deadline and (deadline.month, deadline.day) == (12, 31) else None
    )
    if asking.growth:
        base = asking.base or date(asof.valid.year - 1, 12, 31)
        year = exact or (asof.valid.year if (asof.valid.month, asof.valid.day) == (12, 31) else None)
        before = ask(indicator, asof.at(base), asking.scope, year=base.year)
        after = ask(indicator, asof, asking.scope, year=year)
        return _grown(before, after, asking.sign, wanted, due)
    year = exact if asking.scope.mode != "since" else None
    found = ask(indicator, asof, asking.scope, year=year)
    met = meeting(found.number, asking.sign, wanted, due=due)
    return Point(found.period, found.number, met, (found,), found.missing)


def _each_year(
    promise: Promise,
    asking: Asking,
    indicator: Indicator,
    asof: AsOf,
    deadline: date | None,
    wanted: Fraction,
    ask: Ask,
) -> list[Point]:
    start = begins(promise.target.plan)
    last = min(asof.valid.year, deadline.year) if deadline else asof.valid.year
    first = min(start.year if start else last, last)
    points = []
    for year in range(first, last + 1):
        end = date(year, 12, 31)
        then = asof.at(min(end, asof.valid))
        closed = end <= asof.valid
        found = ask(indicator, then, asking.scope, year=year)
        if asking.growth:
            before = ask(indicator, asof.at(date(year - 1, 12, 31)), asking.scope, year=year - 1)
            points.append(_grown(before, found, asking.sign, wanted, closed))
            continue
        met = meeting(found.number, asking.sign, wanted, due=closed)
        points.append(Point(str(year), found.number, met, (found,), found.missing))
    return points


def _grown(before: Value, after: Value, sign: str, wanted: Fraction, due: bool) -> Point:
    number = None
    missing = before.missing or after.missing
    if before.number and after.number is not None:
        number = after.number / before.number - 1
    elif missing is None:
        missing = Missing("no_base", Sentence("基数为零，无法计算幅度。", "The base is zero."))
    met = meeting(number, sign, wanted, due=due)
    return Point(f"{before.period}→{after.period}", number, met, (before, after), missing)
