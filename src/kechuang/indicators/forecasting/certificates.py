"""A stock of certificates: those in force expire and are renewed or not, new ones come, applicants pass or not.

Everything is counted out exactly (sums of independent chances by convolution), so the outlook is a distribution over
whole numbers and the same records give the same figures.

stays     certificates that do not expire before the day; a few are revoked, at the rate seen
expiring  those that expire before it: each is renewed with the rate seen so far (beta-binomial: an uncertain rate)
new       first certificates in the time left, at the yearly rate seen (negative binomial: an uncertain rate)
pipeline  applications under way, each with its own chance; they count in place of as many new ones
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from kechuang.indicators.forecasting.figures import Numbers
from kechuang.indicators.forecasting.spread import Outlook

_PRIOR_RENEWED, _PRIOR_LAPSED = 1.0, 1.0
"""Before any certificate expired nothing is known of the rate: all rates are equally likely."""


@dataclass(frozen=True, slots=True)
class Certificates:
    """What the records say. `new_by_year`: first certificates of each full year seen; `years` left until the day."""

    stays: int
    expiring: int
    renewed: int
    lapsed: int
    new_by_year: tuple[int, ...]
    years: float
    pipeline: tuple[float, ...] = ()
    revoked: int = 0
    certificate_years: float = 0.0

    @property
    def renewal_rate(self) -> float:
        """The share of expired certificates that was renewed, drawn a little towards one half."""
        return (self.renewed + _PRIOR_RENEWED) / (self.renewed + self.lapsed + _PRIOR_RENEWED + _PRIOR_LAPSED)

    @property
    def new_rate(self) -> float:
        """First certificates a year, as seen."""
        return sum(self.new_by_year) / len(self.new_by_year) if self.new_by_year else 0.0

    @property
    def revocation_rate(self) -> float:
        """Revocations per certificate and year, as seen."""
        return self.revoked / self.certificate_years if self.certificate_years else 0.0


def outlook(held: Certificates) -> Outlook:
    """The distribution of how many are in force on the day."""
    chances = stock(held)
    numbers = np.arange(len(chances))
    total = np.cumsum(chances)
    middle = float(numbers[int(np.searchsorted(total, 0.5))])
    low = float(numbers[int(np.searchsorted(total, 0.1))])
    high = float(numbers[int(np.searchsorted(total, 0.9))])

    def at_most(x: float) -> float:
        position = math.floor(x)
        return 0.0 if position < 0 else float(total[min(position, len(total) - 1)])

    return Outlook(middle, low, high, at_most)


def stock(held: Certificates) -> Numbers:
    """Chance of each whole number from nothing up; they sum to one."""
    parts = [_staying(held), _renewed(held), _under_way(held.pipeline), _newcomers(held)]
    made = np.array([1.0])
    for part in parts:
        made = np.convolve(made, part)
    cut = np.searchsorted(np.cumsum(made), 1 - 1e-12) + 1
    kept = made[:cut]
    return np.asarray(kept / kept.sum(), dtype=np.float64)


def _staying(held: Certificates) -> Numbers:
    kept = math.exp(-held.revocation_rate * held.years)
    return np.asarray(stats.binom.pmf(np.arange(held.stays + 1), held.stays, kept))


def _renewed(held: Certificates) -> Numbers:
    count = np.arange(held.expiring + 1)
    renewed, lapsed = held.renewed + _PRIOR_RENEWED, held.lapsed + _PRIOR_LAPSED
    return np.asarray(stats.betabinom.pmf(count, held.expiring, renewed, lapsed))


def _under_way(chances: Sequence[float]) -> Numbers:
    made = np.array([1.0])
    for chance in chances:
        made = np.convolve(made, [1 - chance, chance])
    return made


def _newcomers(held: Certificates) -> Numbers:
    """Gamma-Poisson over the time left: the yearly rate is known from few years only. Applicants are among them."""
    if held.years <= 0:
        return np.array([1.0])
    seen, years = sum(held.new_by_year), len(held.new_by_year)
    shape, rate = seen + 0.5, years + 1e-9  # Jeffreys' prior: half a newcomer in no time
    if years == 0:
        return np.array([1.0])
    expected = shape / rate * held.years
    left = max(0.0, expected - sum(held.pipeline)) / expected * held.years
    if left == 0:
        return np.array([1.0])
    law = stats.nbinom(shape, rate / (rate + left))
    return np.asarray(law.pmf(np.arange(int(law.ppf(1 - 1e-10)) + 1)))
