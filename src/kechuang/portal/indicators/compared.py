"""A number beside the province's, the nation's and other places': year by year, as published, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from kechuang.indicators.definition import Indicator
from kechuang.indicators.places import name_of, written
from kechuang.indicators.public import Published, places_with, published, series_of
from kechuang.indicators.value import value
from kechuang.kernel import divisions
from kechuang.portal.charts.explored import Chart, Column
from kechuang.portal.charts.option import line, option
from kechuang.portal.indicators.asked import AskedIndicator
from kechuang.portal.language import said
from kechuang.portal.records.addresses import address_of_key
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.public_series import NATION
from kechuang.supervision.withheld import withheld

MOST = 6
"""How many places are set beside each other."""


@dataclass(frozen=True, slots=True)
class Place:
    """One column: the code and name of a place, and whether it is the own one."""

    code: str
    name: str
    own: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One number in the unit it is told in; `made` says that it was counted from the records held here."""

    shown: Fraction | None
    made: bool = False
    found: Published | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Places beside each other over the years; `above` are those with any published figure beside the own place."""

    places: list[Place]
    rows: list[tuple[int, list[Cell]]]
    offered: bool
    """Whether statistics of whole places tell this indicator at all."""

    @property
    def above(self) -> list[Place]:
        """The places beside the own one."""
        return [place for place in self.places if not place.own]

    @property
    def sources(self) -> list[tuple[Place, int, PublicStatistic, str]]:
        """Every statistic shown: its place, year, the record, and where that is shown."""
        return [
            (place, year, row, address_of_key("publicstatistic", row.key))
            for year, cells in self.rows
            for place, cell in zip(self.places, cells, strict=True)
            if cell.found
            for row in cell.found.rows
        ]

    @property
    def own_records(self) -> bool:
        """Whether the own place's numbers are counted from the records held here."""
        return any(cell.made for _year, cells in self.rows for cell in cells)


def comparison(asked: AskedIndicator) -> Comparison:
    """The own place first, then what lies above it, the nation, and other places with figures."""
    indicator, known, levels = asked.indicator, asked.asof.asof, asked.scope.levels
    codes = series_of(indicator)
    own = asked.scope.place or asked.home
    held = places_with(codes, known)
    beside = [one.code for one in divisions.ancestors(own)] if own else []
    beside += [code for code in (NATION, *held) if code not in (*beside, *(written(own) if own else ()))]
    columns: list[tuple[Place, Mapping[int, Cell]]] = []
    for code in dict.fromkeys(beside):
        found = {year: published(indicator, code, year, known, levels) for year in asked.years}
        if any(found.values()):
            cells = {year: Cell(one.shown if one else None, found=one) for year, one in found.items()}
            columns.append((Place(code, place_name(code), False), cells))
    columns = columns[: MOST - 1]
    if own:
        columns.insert(0, (Place(own, place_name(own), True), {year: _own(asked, year) for year in asked.years}))
    rows = [(year, [cells[year] for _place, cells in columns]) for year in asked.years]
    return Comparison([place for place, _cells in columns], rows, bool(codes))


def _own(asked: AskedIndicator, year: int) -> Cell:
    found = published(asked.indicator, asked.scope.place or asked.home, year, asked.asof.asof, asked.scope.levels)
    if found is not None:
        return Cell(found.shown, found=found)
    end = asked.asof.asof.at(min(asked.asof.asof.valid, date(year, 12, 31)))
    made = value(asked.indicator, end, asked.scope, year=year)
    if made.number is None or withheld(made, asked.reader):
        return Cell(None)
    return Cell(made.shown, made=True)


def place_name(code: str) -> str:
    """What a place is called, the whole state too."""
    return _("全国") if code == NATION else name_of(code)


def is_ratio(indicator: Indicator) -> bool:
    """Whether places of any size can be set beside each other as they are."""
    return indicator.unit.startswith("%") or "/" in indicator.unit


def compare_chart(asked: AskedIndicator, told: Comparison) -> Chart | None:
    """Ratios as they are; amounts, which differ in size, as growth since the first year that all places know."""
    if not told.above:
        return None
    unit, rows = asked.indicator.unit, [(year, [cell.shown for cell in cells]) for year, cells in told.rows]
    ratio = is_ratio(asked.indicator)
    note = _("来源见下表")
    if not ratio:
        base = next((cells for _year, cells in rows if all(cells)), None)
        if base is None:
            return None
        first = next(year for year, cells in rows if all(cells))
        rows = [(year, [_of_hundred(*pair) for pair in zip(cells, base, strict=True)]) for year, cells in rows]
        rows = [(year, cells) for year, cells in rows if year >= first]
        note = _("以 %(year)s 年为 100；来源见下表") % {"year": first}
    places = [(f"p{n}", place.name) for n, place in enumerate(told.places)]
    name = said(asked.indicator.name)
    return Chart(
        f"compare-{asked.indicator.code.replace('_', '-')}",
        name,
        _("%(places)s 历年") % {"places": "、".join(label for _key, label in places)},
        (Column("year", _("年份"), "year"), *(Column(key, label, unit=unit if ratio else "") for key, label in places)),
        [(str(year), *cells) for year, cells in rows],
        option(*(line("year", key, name=label) for key, label in places), zero=False, legend={}),
        note=note,
    )


def _of_hundred(one: Fraction | None, base: Fraction | None) -> Fraction | None:
    return one / base * 100 if one is not None and base else None
