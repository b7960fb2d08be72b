"""How sure a trend is: the spread of the figure then, from how the series moved, and what follows for a target.

The error of a trend grows with the horizon and with the series' own swings: half of an 80 % interval is
1.6 × horizon^0.74 × swing on the log scale. Those two figures were chosen so that the intervals of four published
series of 31 provinces, forecast from 2015 to 2020, held about four fifths; `benchmarks/forecast_provinces.py` shows it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from kechuang.indicators.forecasting.figures import Figures

HALF_WIDTH = 1.6
GROWS = 0.74
USUAL_SWING = 0.06
"""How much a series of a province swings from year to year; stands in while a series is too short to tell itself."""
WEIGHT = 2
"""How many years of a series' own the usual swing weighs."""
_NORMAL = NormalDist()
_EIGHTY = _NORMAL.inv_cdf(0.9)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a figure may be then: its middle, and the chance that it is at most x for any x.

    `low` and `high` hold four fifths of the chance between them.
    """

    middle: float
    low: float
    high: float
    at_most: Callable[[float], float]

    def at_least(self, target: float) -> float:
        """The chance that the figure is at least the target."""
        return 1 - self.below(target)

    def below(self, target: float) -> float:
        """The chance that the figure is smaller than the target."""
        return self.at_most(math.nextafter(target, -math.inf))


def swing(figures: Figures) -> float:
    """How much the yearly growth of the series scatters, drawn towards the usual where it is short."""
    years, values = figures.recent(6).arrays()
    if np.any(values <= 0) or len(values) < 3:
        return USUAL_SWING
    growth = np.diff(np.log(values)) / np.diff(years)
    own = float(np.var(growth, ddof=1)) if len(growth) > 1 else USUAL_SWING**2
    count = len(growth)
    return math.sqrt((count * own + WEIGHT * USUAL_SWING**2) / (count + WEIGHT))


def spread_around(middle: float, scatter: float, horizon: float) -> Outlook:
    """A log-normal outlook around a trend's figure; a figure of nothing stays nothing."""
    sigma = HALF_WIDTH * max(horizon, 0.0) ** GROWS * scatter / _EIGHTY
    if middle <= 0 or sigma == 0:
        return Outlook(middle, middle, middle, lambda x: 1.0 if x >= middle else 0.0)

    def at_most(x: float) -> float:
        return _NORMAL.cdf((math.log(x) - math.log(middle)) / sigma) if x > 0 else 0.0

    half = _EIGHTY * sigma
    return Outlook(middle, middle * math.exp(-half), middle * math.exp(half), at_most)
