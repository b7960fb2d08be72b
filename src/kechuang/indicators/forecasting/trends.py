"""Trends of yearly figures: money that grows, a stock that is added to, a level that moves in a line, one over another.

Each suits one nature. A yearly flow of money multiplies: the mean of its long log-linear trend and of its last three
years' growth. A stock is added to: the mean net addition of its last three years, because what is added in a year does
not multiply with what is there. A ratio is forecast by its two sides. Which trend suits which nature was chosen on
31 provinces' figures; `benchmarks/forecast_provinces.py` shows how each fares beside naive baselines.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from kechuang.indicators.forecasting.figures import Figures
from kechuang.kernel.later import np

Trend = Callable[[Figures, float], float]
"""From figures and a horizon in years (it may be a part of a year) to the figure then."""

SPAN = 10
"""Years a long trend looks back: an economy of longer ago says little."""
SHORT = 3
"""Years a short trend looks back."""


def growing(figures: Figures, horizon: float) -> float:
    """A flow that multiplies: half long trend, half growth of the last three years. All figures must be above zero."""
    recent = _growth(figures, SHORT)
    if len(figures) < 4:
        return figures.last * math.exp(recent * horizon)
    years, values = figures.recent(SPAN).arrays()
    slope, level = np.polyfit(years, np.log(values), 1)
    long = float(slope * (figures.last_year + horizon) + level)
    short = math.log(figures.last) + recent * horizon
    return math.exp((long + short) / 2)


def added_to(figures: Figures, horizon: float) -> float:
    """A stock: it goes on by the mean net addition of its last three years, and never falls below nothing."""
    return max(0.0, figures.last + _addition(figures, SHORT) * horizon)


def in_a_line(figures: Figures, horizon: float) -> float:
    """A level such as the gross product: a straight line through its last five figures."""
    if len(figures) < 3:
        return max(0.0, figures.last + _addition(figures, SHORT) * horizon)
    years, values = Figures(figures.years[-5:], figures.values[-5:]).arrays()
    slope, level = np.polyfit(years, values, 1)
    return max(0.0, float(slope * (figures.last_year + horizon) + level))


def unchanged(figures: Figures, horizon: float) -> float:
    """As it was: all that can be said from one figure."""
    return figures.last


def _back(figures: Figures, span: int) -> int:
    """Position of the figure that lies `span` figures before the latest, or of the first."""
    return max(0, len(figures) - 1 - span)


def _growth(figures: Figures, span: int) -> float:
    """Mean yearly log growth over the last `span` figures; nought where there is one figure only."""
    start = _back(figures, span)
    years = figures.last_year - figures.years[start]
    return math.log(figures.last / figures.values[start]) / years if years else 0.0


def _addition(figures: Figures, span: int) -> float:
    """Mean yearly addition over the last `span` figures; nought where there is one figure only."""
    start = _back(figures, span)
    years = figures.last_year - figures.years[start]
    return (figures.last - figures.values[start]) / years if years else 0.0
