"""How a trend would have fared: from each past year, with what was known then, against what came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from kechuang.indicators.forecasting.figures import Figures
from kechuang.indicators.forecasting.spread import Outlook

Forecast = Callable[[Figures, float], Outlook]


@dataclass(frozen=True, slots=True)
class Tried:
    """One forecast made from one year, and what came."""

    origin: int
    horizon: int
    outlook: Outlook
    came: float

    @property
    def error(self) -> float:
        """Absolute error as a share of what came."""
        return abs(self.outlook.middle / self.came - 1)

    @property
    def covered(self) -> bool:
        """Whether what came lay in the four-fifths interval."""
        return self.outlook.low <= self.came <= self.outlook.high


def back_test(
    figures: Figures, forecast: Forecast, horizons: Iterable[int], *, least: int = 4, origins: Iterable[int] = ()
) -> tuple[Tried, ...]:
    """Every forecast that can be checked: from each origin (all years by default) with at least so many figures."""
    came = dict(zip(figures.years, figures.values, strict=True))
    wanted = tuple(origins) or tuple(int(year) for year in figures.years)
    tried = []
    for origin in wanted:
        known = figures.until(origin)
        if len(known) < least or known.last_year != origin:
            continue
        for horizon in horizons:
            if came.get(origin + horizon, 0.0) > 0:
                tried.append(Tried(origin, horizon, forecast(known, horizon), came[origin + horizon]))
    return tuple(tried)


@dataclass(frozen=True, slots=True)
class Record:
    """How good forecasts were: how many, the median error, the share that the intervals held."""

    count: int
    median_error: float | None
    covered: float | None


UNTRIED = Record(0, None, None)
"""Of a forecast that could not be tried on the past."""


def record_of(tried: Iterable[Tried]) -> Record:
    """The record of some forecasts; empty values where there were none."""
    held = tuple(tried)
    if not held:
        return UNTRIED
    return Record(len(held), median(one.error for one in held), sum(one.covered for one in held) / len(held))
