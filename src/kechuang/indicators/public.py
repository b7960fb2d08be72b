"""What is published of a number for a whole place: a figure of statistics, never a count of records held here.

The registry holds the organisations of one place; counting them would tell nothing of its province or the nation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kechuang.indicators.context import Context
from kechuang.indicators.definition import Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.parts import Part
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import value
from kechuang.kernel.units import measure
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.public_statistic import PublicStatistic


@dataclass(frozen=True, slots=True)
class Published:
    """A published number of a place and year, in base units, and the statistics it was read from."""

    year: int
    number: Fraction
    unit: str
    rows: tuple[PublicStatistic, ...]

    @property
    def shown(self) -> Fraction:
        """In the unit it is told in."""
        return self.number / measure(self.unit)[0]


def published(
    indicator: Indicator, place: str, year: int, known: AsOf, levels: tuple[str, ...] = ()
) -> Published | None:
    """The published number of a year: of the series of the definition then in force, or made of statistics alone."""
    version = indicator.version_on(date(year, 12, 31))
    if version is None:
        return None
    scope = Scope(place=place, levels=levels)
    asof = known.at(date(year, 12, 31))
    if set(version.measure.reads()) == {PublicStatistic}:
        made = value(indicator, asof, scope, year=year)
        return _found(indicator, year, made.number, made.parts)
    code = version.series(levels)
    if not code:
        return None
    context = Context(asof, scope, year, None, True)
    part = Figure(code, role="published").parts(context, year)[0]
    return _found(indicator, year, part.number, (part,))


def _found(indicator: Indicator, year: int, number: Fraction | None, parts: Iterable[Part]) -> Published | None:
    if number is None:
        return None
    rows = tuple(row for part in parts for row in part.rows().select_related("source"))
    return Published(year, number, indicator.unit, rows)


def places_with(codes: Iterable[str], known: AsOf) -> list[str]:
    """The divisions for which any of these series has a figure."""
    rows = PublicStatistic.objects.as_of(known).filter(series__in=tuple(codes)).order_by()
    return sorted(set(rows.values_list("division", flat=True)))


def series_of(indicator: Indicator) -> frozenset[str]:
    """Every series that may tell it for a whole place."""
    held: set[str] = set()
    for version in indicator.versions:
        held |= {code for _levels, code in version.published}
        if set(version.measure.reads()) == {PublicStatistic}:
            held |= version.measure.series()
    return frozenset(held)


def elsewhere(version: Version, levels: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    """The series that the same definition has at other levels than those asked."""
    own = version.series(levels)
    found: dict[str, tuple[str, ...]] = {}
    for asked, code in version.published:
        if asked != levels and code != own:
            found.setdefault(code, asked)
    return [(asked, code) for code, asked in found.items()]
