"""How sure a trend is: the spread of the figure then, from how the series moved, and what follows for a target.

The error of a trend grows with the horizon and with the series' own swings: half of an 80 % interval is
1.6 × horizon^0.74 × swing on the log scale. Those two figures were chosen so that the intervals of four published
series of 31 provinces, forecast from 2015 to 2020, held about four fifths; `benchmarks/forecast_provinces.py` shows it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import NormalDist

from kechuang.indicators.forecasting.figures import Figures
from kechuang.kernel.later import np

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
    at_most: Callable[[float], float] = field(compare=False)

    def at_least(self, target: float) -> float:
        """The chance that the figure is at least the target."""
        return 1 - self.below(target)

    def below(self, target: float) -> float:
        """The chance that the figure is smaller than the target."""
        return self.at_most(math.nextafter(target, -math.inf))

    def meeting(self, sign: str, target: float, room: float = 0.0) -> float:
        """The chance that the figure meets a target by one of >= > <= < = ~; a strict bound leaves the figure out.

        `room` is how far ~ (about) reaches to both sides, as a share of the target.
        """
        if sign == ">=":
            return self.at_least(target)
        if sign == ">":
            return 1 - self.at_most(target)
        if sign == "<=":
            return self.at_most(target)
        if sign == "<":
            return self.below(target)
        reach = abs(target) * room if sign == "~" else 0.0
        return max(0.0, self.at_most(target + reach) - self.below(target - reach))


def sure(value: float) -> Outlook:
    """A figure that is already known."""
    return Outlook(value, value, value, lambda x: 1.0 if x >= value else 0.0)


def moved_by(outlook: Outlook, amount: float) -> Outlook:
    """The outlook with a known amount added."""
    return Outlook(
        outlook.middle + amount,
        outlook.low + amount,
        outlook.high + amount,
        lambda x: outlook.at_most(x - amount),
    )


def times(outlook: Outlook, factor: float) -> Outlook:
    """The outlook in another unit; the factor is above nothing."""
    low, middle, high = (value * factor for value in (outlook.low, outlook.middle, outlook.high))
    return Outlook(middle, low, high, lambda x: outlook.at_most(x / factor))


def swing(figures: Figures) -> float:
    """How much the yearly growth of the series scatters, drawn towards the usual where it is short."""
    years, values = figures.recent(6).arrays()
    if np.any(values <= 0) or len(values) < 3:
        return USUAL_SWING
    growth = np.diff(np.log(values)) / np.diff(years)
    own = float(np.var(growth, ddof=1)) if len(growth) > 1 else USUAL_SWING**2
    count = len(growth)
    return math.sqrt((count * own + WEIGHT * USUAL_SWING**2) / (count + WEIGHT))


def sigma_of(scatter: float, horizon: float) -> float:
    """Standard deviation on the log scale, so many years ahead."""
    return float(HALF_WIDTH * max(horizon, 0.0) ** GROWS * scatter / _EIGHTY)


def spread_share(middle: float, scatter: float, horizon: float) -> Outlook:
    """An outlook around a share of a whole, between nothing and one: log-normal in its odds."""
    sigma = sigma_of(scatter, horizon)
    if middle <= 0 or middle >= 1 or sigma == 0:
        return sure(min(max(middle, 0.0), 1.0))
    centre = math.log(odds(middle))

    def at_most(x: float) -> float:
        if x <= 0 or x >= 1:
            return 0.0 if x <= 0 else 1.0
        return _NORMAL.cdf((math.log(odds(x)) - centre) / sigma)

    half = _EIGHTY * sigma
    return Outlook(middle, _share(centre - half), _share(centre + half), at_most)


def odds(share: float) -> float:
    """A share as odds: one in five is one to four."""
    return share / (1 - share)


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def spread_around(middle: float, scatter: float, horizon: float) -> Outlook:
    """A log-normal outlook around a trend's figure; a figure of nothing stays nothing."""
    sigma = sigma_of(scatter, horizon)
    if middle <= 0 or sigma == 0:
        return sure(middle)

    def at_most(x: float) -> float:
        return _NORMAL.cdf((math.log(x) - math.log(middle)) / sigma) if x > 0 else 0.0

    half = _EIGHTY * sigma
    return Outlook(middle, middle * math.exp(-half), middle * math.exp(half), at_most)
