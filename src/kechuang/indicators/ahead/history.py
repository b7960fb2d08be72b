"""The past of a number as yearly figures: at the end of each closed year, with the knowledge of the moments asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.forecasting.figures import Figures
from kechuang.indicators.remembered import Told, told
from kechuang.registry.asof import AsOf

YEARS = 10
"""Closed years looked back."""


@dataclass(frozen=True, slots=True)
class History:
    """The yearly numbers of an indicator, oldest first, those that are unknown left out."""

    years: tuple[tuple[int, Told], ...]

    def figures(self) -> Figures:
        """The numbers, from the first year that has any: nothing before it is no zero, it was not recorded yet."""
        pairs = [(year, float(one.number)) for year, one in self.years if one.number is not None]
        first = next((place for place, (_, number) in enumerate(pairs) if number), len(pairs))
        return Figures.of(pairs[first:])

    def side(self, role: str) -> Figures:
        """One side of a ratio."""
        pairs = ((year, one.side(role)) for year, one in self.years)
        return Figures.of((year, float(number)) for year, number in pairs if number is not None)


def history(asked: Ahead, years: int = YEARS) -> History:
    """The closed years before the day asked about."""
    last = closed_year(asked.today)
    found = ((year, of_year(asked, year)) for year in range(last - years + 1, last + 1))
    return History(tuple((year, one) for year, one in found if one.number is not None))


def closed_year(day: date) -> int:
    """The last calendar year that has ended by the day."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def of_year(asked: Ahead, year: int) -> Told:
    """The number of one year: at its end, or up to the day asked about while it goes on."""
    day = min(date(year, 12, 31), asked.today)
    return told(asked.indicator, asked.asof.at(day), asked.scope, year=year)


def on(asked: Ahead, asof: AsOf) -> Told:
    """The number of another day."""
    return told(asked.indicator, asof, asked.scope)
