"""Where a target is going: its forecast, the straight path to it, and the lamp that follows from both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from kechuang.indicators.ahead.asked import Ahead, Pipeline
from kechuang.indicators.ahead.made import Forecast
from kechuang.indicators.definition import Indicator
from kechuang.indicators.forecast import forecast
from kechuang.indicators.lamps import Going, Lamp, Rule, lamp
from kechuang.indicators.nearness.kept import pipeline_at
from kechuang.indicators.nearness.laws import scheme_of
from kechuang.indicators.paths import Path
from kechuang.indicators.remembered import told
from kechuang.registry.asof import AsOf
from kechuang.supervision.answering import Answer, due_on
from kechuang.supervision.held import Promise, begins
from kechuang.supervision.lamp_rule import rule_at


@dataclass(frozen=True, slots=True)
class Course:
    """A target's way: the forecast (none for what no indicator answers), the path asked for, and its lamp."""

    lamp: Lamp
    forecast: Forecast | None
    path: Path | None


def course_of(promise: Promise, found: Answer, asof: AsOf, rule: Rule | None = None, *, used: bool = True) -> Course:
    """The way of a promise whose answer is at hand; `used` as in `forecast`."""
    made = forecast_of(promise, found, asof, used=used)
    path = path_of(promise, found, asof)
    due = due_on(promise.first)
    going = None
    if due is not None and due > asof.valid:
        number = found.last.number if found.last else None
        gone = path.gone(asof.valid, number) if path and number is not None else None
        going = Going(due, made.chance if made else None, gone)
    return Course(lamp(found.meeting, going, rule or rule_at(promise.target.plan, asof.known)), made, path)


def forecast_of(promise: Promise, found: Answer, asof: AsOf, *, used: bool = True) -> Forecast | None:
    """The forecast of a promise; None where no indicator answers it or it has no deadline."""
    due = due_on(promise.first)
    asking = found.asking
    if found.indicator is None or due is None or found.meeting.outcome == "not_met":
        return None
    return forecast(
        Ahead(
            found.indicator,
            asking.scope,
            asof,
            due,
            asking.sign,
            found.wanted,
            each_year=asking.each_year,
            growth=asking.growth,
            base=asking.base,
            pipeline=pipeline_of(found.indicator, asking.scope.place, asof),
        ),
        used=used,
    )


def pipeline_of(indicator: Indicator, place: str, asof: AsOf) -> Pipeline | None:
    """The enterprises about to get what an indicator counts, where that was worked out lately."""
    scheme = scheme_of(indicator, asof.valid, place)
    return pipeline_at(scheme, place, asof) if scheme else None


def path_of(promise: Promise, found: Answer, asof: AsOf) -> Path | None:
    """The straight line from the number before the plan began to the figure wanted; None where either is unknown."""
    asking, due = found.asking, due_on(promise.first)
    first = begins(promise.target.plan)
    if found.indicator is None or due is None or first is None or asking.growth or asking.each_year:
        return None
    if asking.scope.mode == "since":
        start = (asking.scope.since or first) - timedelta(days=1)
        return Path(start, Fraction(0), due, found.wanted)
    start = date(first.year - 1, 12, 31)
    if start >= due:
        return None
    base = told(found.indicator, asof.at(min(start, asof.valid)), asking.scope, year=start.year).number
    return None if base is None else Path(start, base, due, found.wanted)
