"""What became of a plan, by what is published: each promise beside the public figure of its place, never own records.

met, not met           the figure of the year in which it was due
later met, not met     that year's is not published; the next one within LATER years is told with its own year
not published          neither is; figures at another level of the same definition are told, without a verdict
not due                its day has not come
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from kechuang.indicators.definition import Indicator
from kechuang.indicators.meeting import meeting
from kechuang.indicators.places import written
from kechuang.indicators.public import Published, elsewhere, published
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.supervision.actuals_told import LATER as LATER
from kechuang.supervision.actuals_told import Actuals, actuals_of
from kechuang.supervision.answering import due_on, wanted_of
from kechuang.supervision.asking import Asking
from kechuang.supervision.held import Promise, division_of, promises
from kechuang.supervision.models import Plan

Verdict = Literal["met", "not_met", "later_met", "later_not_met", "not_published", "not_due"]
VERDICTS: dict[str, Sentence] = {
    "met": Sentence("达到", "met"),
    "not_met": Sentence("未达到", "not met"),
    "later_met": Sentence("当年未公布，其后达到", "not published for the year; met later"),
    "later_not_met": Sentence("当年未公布，其后仍未达到", "not published for the year; not met later either"),
    "not_published": Sentence("没有公布", "not published"),
    "not_due": Sentence("尚未到期", "not due yet"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One promise. `read_loosely` is the verdict of another common reading of its operator, where that differs."""

    promise: Promise
    indicator: Indicator | None
    due: date | None
    wanted: Fraction
    verdict: Verdict
    figure: Published | None
    read_loosely: Verdict | None
    loose: Asking | None
    elsewhere: tuple[PublicStatistic, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every promise of a plan, stated once, in the order of the text; beside it what tables of findings say."""

    plan: Plan
    place: str
    results: tuple[Result, ...]
    actuals: Actuals

    def counts(self) -> Counter[str]:
        """How many of each verdict."""
        return Counter(one.verdict for one in self.results)

    @property
    def told(self) -> bool:
        """Whether anything is published of it at all."""
        known = self.actuals.of_targets or self.actuals.others
        return bool(known) or any(one.figure or one.elsewhere for one in self.results)


def outcome(plan: Plan, asof: AsOf) -> Outcome:
    """What the published figures known at the moments say to each promise."""
    place = division_of(plan, asof.known)
    own = [one for one in promises(plan, asof.known) if one.target.pk == one.first.pk]
    actuals = actuals_of([one.target for one in own], place, asof)
    return Outcome(plan, place, tuple(_result(one, asof, place) for one in own), actuals)


def _result(promise: Promise, asof: AsOf, place: str) -> Result:
    asking, due = promise.asking, due_on(promise.first)
    indicator = asking.definition()
    wanted = wanted_of(promise.first, asking) if indicator else Fraction(promise.first.value)
    if due is None or due > asof.valid:
        return Result(promise, indicator, due, wanted, "not_due", None, None, None, ())
    place = asking.scope.place or place
    if indicator is None or not place or asking.growth or asking.scope.mode == "since":
        return Result(promise, indicator, due, wanted, "not_published", None, None, None, ())
    levels = asking.scope.levels or indicator.default_levels
    years = range(due.year, min(due.year + LATER, asof.valid.year) + 1)
    figure = next((one for year in years if (one := published(indicator, place, year, asof, levels))), None)
    verdict = _verdict(figure, asking.sign, wanted, due)
    loose = _other_sign(promise, asking)
    other = _verdict(figure, loose.sign, wanted, due) if loose else None
    beside = () if figure else _elsewhere(indicator, place, due.year, asof, levels)
    return Result(promise, indicator, due, wanted, verdict, figure, other if other != verdict else None, loose, beside)


def _verdict(figure: Published | None, sign: str, wanted: Fraction, due: date) -> Verdict:
    if figure is None:
        return "not_published"
    met = meeting(figure.number, sign, wanted, due=True).outcome == "met"
    if figure.year == due.year:
        return "met" if met else "not_met"
    return "later_met" if met else "later_not_met"


def _other_sign(promise: Promise, asking: Asking) -> Asking | None:
    others = (one.asking for one in promise.suggestion.alternatives)
    return next((one for one in others if one.indicator == asking.indicator and one.sign != asking.sign), None)


def _elsewhere(
    indicator: Indicator, place: str, year: int, asof: AsOf, levels: tuple[str, ...]
) -> tuple[PublicStatistic, ...]:
    version = indicator.version_on(date(year, 12, 31))
    codes = [code for _levels, code in elsewhere(version, levels)] if version else []
    if not codes:
        return ()
    held = PublicStatistic.objects.as_of(asof).filter(series__in=codes, division__in=written(place))
    near = [row for row in held.select_related("source") if year <= int(row.period[:4]) <= year + LATER]
    return tuple(sorted(near, key=lambda row: row.period)[:3])
