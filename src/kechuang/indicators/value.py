"""Asking an indicator: `value(indicator, asof, scope, year=…)`, its series over years, and what restating changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from kechuang.indicators.catalogue import indicator as by_code
from kechuang.indicators.context import Context
from kechuang.indicators.definition import Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.marks import marks_of
from kechuang.indicators.measures import closed_year
from kechuang.indicators.milestone import Milestone
from kechuang.indicators.parts import Missing, Part
from kechuang.indicators.scope import Mode, Scope
from kechuang.indicators.together import once
from kechuang.indicators.values import Value
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf

LAG = 1
"""A yearly figure may stand in for the last closed year's when it is at most so many years older."""


def value(asked: str | Indicator, asof: AsOf, scope: Scope | None = None, *, year: int | None = None) -> Value:
    """The number of an indicator as of a pair of moments, with the records behind it.

    Without `year` a stock is that of the day, a flow that of the day's calendar year so far, a yearly figure the
    latest known that is not too old. With `year` it is that year's, and no other year's figure stands in.
    """
    indicator = by_code(asked) if isinstance(asked, str) else asked
    scope = scope_of(indicator, scope)
    return once(("value", indicator.code, asof, scope, year), lambda: _value(indicator, asof, scope, year))


def _value(indicator: Indicator, asof: AsOf, scope: Scope, year: int | None) -> Value:
    version = indicator.version_on(scope.defined_on or (date(year, 12, 31) if year else asof.valid))
    context = _context(asof, scope, scope.mode or mode_of(indicator), year)
    if version is None:
        why = Sentence(
            f"{indicator.versions[0].since}以前没有这项指标的口径。",
            f"There is no definition before {indicator.versions[0].since}.",
        )
        return _nothing(indicator, None, context, Missing("not_defined", why))
    if year is not None and year > asof.valid.year:
        why = Sentence(f"截至{asof.valid}，{year}年还没有开始。", f"On {asof.valid} the year {year} has not begun.")
        return _nothing(indicator, version, context, Missing("future", why))
    return _asked(indicator, version, context)


def series(asked: str | Indicator, years: Iterable[int], known: AsOf, scope: Scope | None = None) -> tuple[Value, ...]:
    """The number at the end of each year (or for each year, of a flow), all with the knowledge of `known`.

    Each year is taken by the definition then in force, unless the scope names the day of one.
    """
    return tuple(
        value(asked, known.at(min(date(year, 12, 31), max(known.valid, date(year, 1, 1)))), scope, year=year)
        for year in years
    )


@dataclass(frozen=True, slots=True)
class Restated:
    """One number as known at two instants."""

    before: Value
    after: Value

    @property
    def difference(self) -> Fraction | None:
        """How much it changed; None where one of them is unknown."""
        if self.before.number is None or self.after.number is None:
            return None
        return self.after.number - self.before.number


def restated(
    asked: str | Indicator,
    valid: date,
    before: datetime,
    after: datetime,
    scope: Scope | None = None,
    *,
    year: int | None = None,
) -> Restated:
    """The same day with two states of knowledge."""
    first, second = AsOf.on(valid, before), AsOf.on(valid, after)
    return Restated(value(asked, first, scope, year=year), value(asked, second, scope, year=year))


def asked_of(
    indicator: Indicator, version: Version, asof: AsOf, scope: Scope, year: int | None
) -> tuple[Context, int | None]:
    """The context in which a version is asked, and the year its yearly figures are of."""
    context = _context(asof, scope, scope.mode or mode_of(indicator), year)
    years = version.measure.years(context)
    return context, None if years is None else _figures(context, years)


def scope_of(indicator: Indicator, scope: Scope | None) -> Scope:
    """The scope with the levels that count where none are asked."""
    scope = scope or Scope()
    return scope if scope.levels else replace(scope, levels=indicator.default_levels)


def mode_of(indicator: Indicator) -> Mode:
    """How an indicator takes time by nature."""
    return "year" if indicator.nature == "flow" else "at"


def _context(asof: AsOf, scope: Scope, mode: Mode, year: int | None) -> Context:
    exact = year is not None
    if mode == "since":
        return Context(asof, scope, None, scope.since or date(asof.valid.year, 1, 1), exact)
    if mode == "year":
        year = year or asof.valid.year
        return Context(asof, scope, year, date(year, 1, 1), exact)
    return Context(asof, scope, year, None, exact)


def _asked(indicator: Indicator, version: Version, context: Context) -> Value:
    measure = version.measure
    years = measure.years(context)
    figures = None if years is None else _figures(context, years)
    parts = measure.parts(context, figures)
    number = measure.number(parts)
    missing = None
    if number is None:
        missing = next((part.missing for part in parts if part.missing), None) or Missing(
            "nothing_below", Sentence("分母为零，无法计算。", "The denominator is zero.")
        )
    made = Value(
        indicator,
        version,
        context.asof,
        context.scope,
        number,
        indicator.unit,
        period(context, figures),
        parts,
        missing,
        step=measure.standing(context) if isinstance(measure, Milestone) else None,
    )
    made = _with_published(made, version, context)
    return replace(made, marks=marks_of(made, context, figures))


def _figures(context: Context, years: frozenset[int]) -> int:
    """The year from which yearly figures are taken."""
    closed = closed_year(context.asof.valid)
    if context.exact and context.year is not None:
        return context.year
    fresh = [year for year in years if closed - LAG <= year <= context.asof.valid.year]
    return max(fresh, default=closed)


def _with_published(made: Value, version: Version, context: Context) -> Value:
    """Add the published figure of the same number; it speaks where the records cannot."""
    code = version.series(made.scope.levels)
    if not code or made.scope.industries or (made.scope.mode == "since"):
        return made
    figure = Figure(code, role="published")
    years = figure.years(context)
    part = figure.parts(context, _figures(context, years or frozenset()))[0]
    if part.number is None:
        return made
    if made.number is not None:
        return replace(made, published=part)
    own = replace(part, role="number")
    return replace(
        made, number=part.number, parts=(own,), missing=None, published=part, period=period_of(part) or made.period
    )


def period_of(part: Part) -> str:
    """The period of a figure's row."""
    row = part.rows().values_list("period", flat=True).first() if part.records else None
    return str(row) if row else ""


def period(context: Context, figures: int | None) -> str:
    """The day, year or stretch that a number speaks of."""
    if context.first is not None and context.year is None:
        return f"{context.first}…{context.last}"
    if figures is not None:
        return str(figures)
    if context.first is not None:
        return str(context.year)
    return context.last.isoformat()


def _nothing(indicator: Indicator, version: Version | None, context: Context, missing: Missing) -> Value:
    return Value(
        indicator,
        version,
        context.asof,
        context.scope,
        None,
        indicator.unit,
        period(context, None),
        missing=missing,
    )
