"""Fiscal spending on science and technology against what a plan asks: by year, by line of the budget, with results.

Two sources stand side by side and are not added: the published figure of class 206 of the whole place (an indicator),
and what the ledger of this site set aside and paid.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kechuang.funds.models import Award, BudgetLine
from kechuang.funds.standing import Standing, standings, total
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import value
from kechuang.indicators.values import Value
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.project import Project
from kechuang.supervision.answering import Answer, Point, answer
from kechuang.supervision.held import Promise, division_of, promises
from kechuang.supervision.models import Plan

SPENDING, SHARE = "fiscal_st_spending", "fiscal_st_share"
ASKED = (SPENDING, SHARE, "st_special_fund", "livelihood_st_fund")
"""Indicators by which plans say that more is to be spent."""
YEARS = 6


@dataclass(frozen=True, slots=True)
class Results:
    """What the money of a year was given for: awards, organisations, and of its projects those accepted by now."""

    awards: int
    organisations: int
    projects: int
    accepted: int


@dataclass(frozen=True, slots=True)
class SpendingYear:
    """One year: the published figure, its growth over the year before (exact), its share; the ledger; the results."""

    year: int
    spending: Value
    growth: Fraction | None
    share: Value
    lines: tuple[Standing, ...]
    results: Results

    @property
    def ledger(self) -> Standing:
        """The lines together."""
        return total(self.year, self.lines)

    @property
    def told(self) -> bool:
        """Whether anything is known of the year."""
        return self.spending.number is not None or bool(self.lines)


@dataclass(frozen=True, slots=True)
class Spending:
    """The years, latest last, and the plan's own targets with what the records answer."""

    plan: Plan | None
    years: tuple[SpendingYear, ...]
    targets: tuple[tuple[Promise, Answer, Point | None], ...]
    """Each with its newest point that has a number."""


def spending(plan: Plan | None, asof: AsOf) -> Spending:
    """As of a pair of moments. Without a plan the figures of the whole registry stand, and no target."""
    place = division_of(plan, asof.known) if plan else ""
    last = asof.valid.year
    scope = Scope(place=place)
    found = standings(asof)
    known = set(BudgetLine.objects.values_list("code", flat=True))
    told = {year: value(SPENDING, asof, scope, year=year) for year in range(last - YEARS, last + 1)}
    years = [
        SpendingYear(
            year,
            told[year],
            _growth(told[year - 1].number, told[year].number),
            value(SHARE, asof, scope, year=year),
            tuple(one for one in found if one.year == year and one.line in known),
            _results(year, asof),
        )
        for year in range(last - YEARS + 1, last + 1)
    ]
    return Spending(plan, tuple(one for one in years if one.told), _targets(plan, asof))


def _growth(before: Fraction | None, now: Fraction | None) -> Fraction | None:
    return now / before - 1 if before and now is not None else None


def _targets(plan: Plan | None, asof: AsOf) -> tuple[tuple[Promise, Answer, Point | None], ...]:
    if plan is None:
        return ()
    asking = [
        one for one in promises(plan, asof.known) if one.target.pk == one.first.pk and one.asking.indicator in ASKED
    ]
    answers = ((one, answer(one, asof, at_deadline=True)) for one in asking)
    return tuple(
        (one, told, next((p for p in reversed(told.points) if p.number is not None), None)) for one, told in answers
    )


def _results(year: int, asof: AsOf) -> Results:
    awards = Award.objects.filter(granted_year=year, decided__lte=asof.valid, recorded_at__lte=asof.known)
    numbers = [number for number in awards.values_list("project", flat=True) if number]
    accepted = Project.objects.as_of(asof).filter(number__in=numbers, state="accepted").count()
    organisations = awards.order_by().values("organisation").distinct().count()
    return Results(awards.count(), organisations, len(set(numbers)), accepted)
