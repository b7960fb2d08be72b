"""Which course a number takes: by what its indicator counts and what the records tell, never by its name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.course import Course, NoCourse
from kechuang.indicators.ahead.courses.certificates import CertificateStock
from kechuang.indicators.ahead.courses.counted import CountedArrivals, CountedStock
from kechuang.indicators.ahead.courses.cumulative import Cumulative
from kechuang.indicators.ahead.courses.growth import GrowthOver, YearlyGrowth
from kechuang.indicators.ahead.courses.series import Shape, YearlySeries
from kechuang.indicators.ahead.courses.sides import Sides
from kechuang.indicators.ahead.courses.yearly_count import YearlyCount
from kechuang.indicators.ahead.courses.yearly_sum import YearlySum
from kechuang.indicators.ahead.history import closed_year, history, of_year
from kechuang.indicators.ahead.rows import has_terms
from kechuang.indicators.context import Context
from kechuang.indicators.measures import Count, Measure, Ratio, Sum, SumRatio
from kechuang.indicators.milestone import Milestone
from kechuang.indicators.remembered import Told, plain
from kechuang.indicators.scope import Mode
from kechuang.indicators.value import asked_of, mode_of, scope_of, value

SMALL = 5_000
"""A stock of at most so many things is counted out; a larger one is told by its yearly figures."""
FEW = 150
"""A yearly count of at most so many is counted out; a larger one follows the trend of its years."""


def course_of(asked: Ahead) -> Course:
    """The way ahead of what is asked, growth included. Raises NoCourse with the reason."""
    if not asked.growth:
        return _number(asked)
    number = _number(asked)
    if asked.base is not None and not asked.each_year:
        then = value(asked.indicator, asked.asof.at(asked.base), asked.scope, year=asked.base.year).number
        if then is None:
            raise NoCourse("no_base", "没有基期的数，无法推算幅度。", "There is no number of the base day.")
        return GrowthOver(number, float(then), asked.base)
    return YearlyGrowth(asked, number, history(asked).figures())


def _number(asked: Ahead) -> Course:
    indicator = asked.indicator
    scope = scope_of(indicator, asked.scope)
    mode = scope.mode or mode_of(indicator)
    version = indicator.version_on(scope.defined_on or asked.today)
    if version is None:
        raise NoCourse("not_defined", "当日没有这项指标的口径。", "The indicator has no definition on the day.")
    measure = version.measure
    if isinstance(measure, Milestone):
        raise NoCourse(
            "state", "状态只有达到与未达到，不作推算。", "A status is reached or not; nothing is reckoned ahead."
        )
    found = value(indicator, asked.asof, asked.scope)
    now = plain(found)
    if now.published or (now.number is None and now.missing == "no_records"):
        return _published(asked, mode, now)
    context, _figures = asked_of(indicator, version, asked.asof, scope, None)
    return _by_measure(asked, measure, context, mode, now)


def _by_measure(asked: Ahead, measure: Measure, context: Context, mode: Mode, now: Told) -> Course:
    if isinstance(measure, Count):
        return _counted(asked, measure, context, mode, now)
    if isinstance(measure, Ratio | SumRatio):
        if mode == "since":
            raise NoCourse("ratio_since", "比例没有期间累计。", "A ratio does not add up over a stretch.")
        flows = measure.years(context) is not None
        return Sides(asked, grows=flows, now=None if flows else now)
    if isinstance(measure, Sum):
        return _summed(asked, mode, now)
    return _published(asked, mode, now)


def _counted(asked: Ahead, measure: Count, context: Context, mode: Mode, now: Told) -> Course:
    if now.number is None:
        raise _unknown(now)
    count = int(now.number)
    if mode == "year":
        past = history(asked, 3).figures()
        if len(past) and max(past.values) > FEW:
            return YearlySum(asked, float(now.number))
        return YearlyCount(asked, measure, context)
    if mode == "since":
        return CountedArrivals(asked, measure, context, count)
    if has_terms(measure, context):
        return CertificateStock(asked, measure, context)
    if count <= SMALL:
        return CountedStock(asked, measure, context)
    return YearlySeries(asked, "added", today=float(now.number))


def _summed(asked: Ahead, mode: Mode, now: Told) -> Course:
    if mode == "at":
        return YearlySeries(asked, "added", today=None if now.number is None else float(now.number))
    yearly = YearlySum(_yearly(asked), float(of_year(_yearly(asked), asked.today.year).number or 0))
    return yearly if mode == "year" else _cumulative(asked, yearly)


def _published(asked: Ahead, mode: Mode, now: Told) -> Course:
    """By the yearly figures alone: they are published or reported, or records tell no more."""
    if mode == "since":
        yearly = _yearly(asked)
        return _cumulative(asked, YearlySeries(yearly, shape_of(asked)))
    series = YearlySeries(asked, shape_of(asked))
    if asked.indicator.nature == "flow" and asked.indicator.unit == "%" and now.sides:
        return Sides(asked, grows=True)
    return series


def _cumulative(asked: Ahead, yearly: Course) -> Course:
    first = asked.scope.since or date(asked.today.year, 1, 1)
    years = range(first.year, closed_year(asked.today) + 1)
    one = _yearly(asked)
    known = {year: float(number) for year in years if (number := of_year(one, year).number) is not None}
    return Cumulative(asked, yearly, known, first.year)


def _yearly(asked: Ahead) -> Ahead:
    """The same asked of single years."""
    return replace(asked, scope=replace(asked.scope, mode="year", since=None))


def shape_of(asked: Ahead) -> Shape:
    """How yearly figures go: a share keeps within bounds, a flow of money multiplies, a stock is added to."""
    indicator = asked.indicator
    if indicator.unit == "%":
        return "share"
    if indicator.unit in ("名", ""):
        return "line"
    if indicator.nature == "flow":
        return "grows"
    return "added"


def _unknown(now: Told) -> NoCourse:
    return NoCourse(now.missing or "unknown", "现在的数还不知道，不作推算。", "The number of today is not known.")
