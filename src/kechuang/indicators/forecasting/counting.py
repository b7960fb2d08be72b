"""Chances of whole numbers: independent parts of a count put together exactly, or by mean and variance where large.

A part is so many things of which each is there or not, or newcomers of a stretch of time. Up to `EXACT` things every
case is counted out (convolution); beyond, the sum is near enough to a normal law that nobody could tell them apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

from kechuang.indicators.forecasting.figures import Numbers
from kechuang.indicators.forecasting.spread import Outlook
from kechuang.kernel.later import np

EXACT = 4000
"""Sums of at most so many things are counted out."""
_NO_TIME = 1e-9
_PRIOR = 1.0
"""Before any case was seen every rate is equally likely: one yes and one no are added to what was seen (Laplace)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a count: its mean and variance, the most it can be, and the chance of each number from nothing up."""

    mean: float
    variance: float
    most: int
    chances: Callable[[], Numbers]


def surviving(count: int, chance: float) -> Part:
    """So many things, each of which is still there with the same known chance."""
    return Part(count * chance, count * chance * (1 - chance), count, lambda: _binomial(count, chance))


def sharing(count: int, yes: int, no: int) -> Part:
    """So many things with one unknown rate, of which so many cases were seen (beta-binomial)."""
    a, b = yes + _PRIOR, no + _PRIOR
    mean = count * a / (a + b)
    variance = mean * b / (a + b) * (a + b + count) / (a + b + 1)
    return Part(mean, variance, count, lambda: _beta_binomial(count, a, b))


def each(chances: Sequence[float]) -> Part:
    """Things with a chance of their own."""
    held = tuple(chances)
    return Part(sum(held), sum(p * (1 - p) for p in held), len(held), lambda: _one_by_one(held))


def arriving(seen: float, years: float, left: float, drift: float = 0.0) -> Part:
    """Newcomers in the time left, at the yearly rate seen in so many years (negative binomial: an uncertain rate).

    `drift` is how far a year's number swings beyond pure chance, as a share of it.
    """
    if left < _NO_TIME or years <= 0:
        return each(())
    mean = (seen + 0.5) / years * left  # Jeffreys: half a newcomer beyond those seen
    wide = 1 + left / years + mean * drift**2 * max(1.0, left)
    most = math.ceil(mean + 9 * math.sqrt(mean * wide) + 28 * wide)  # beyond: one in a million million
    return Part(mean, mean * wide, most, lambda: _negative_binomial(mean, wide, most))


def together(parts: Iterable[Part]) -> Outlook:
    """The outlook of the sum of independent parts, over whole numbers."""
    held = [part for part in parts if part.most]
    if sum(part.most for part in held) > EXACT:
        return _normal(sum(part.mean for part in held), sum(part.variance for part in held))
    return outlook_of(distribution(held))


def distribution(parts: Iterable[Part]) -> Numbers:
    """The chance of each whole number from nothing up, counted out; they sum to one."""
    made = np.array([1.0])
    for part in parts:
        made = np.convolve(made, part.chances())
    cut = int(np.searchsorted(np.cumsum(made), made.sum() * (1 - 1e-12))) + 1
    kept = made[:cut]
    return np.asarray(kept / kept.sum(), dtype=np.float64)


def outlook_of(chances: Numbers) -> Outlook:
    """The outlook of a distribution over whole numbers."""
    total = np.cumsum(chances)
    middle, low, high = (float(np.searchsorted(total, share)) for share in (0.5, 0.1, 0.9))

    def at_most(x: float) -> float:
        position = math.floor(x)
        return 0.0 if position < 0 else min(1.0, float(total[min(position, len(total) - 1)]))

    return Outlook(middle, low, high, at_most)


def _normal(mean: float, variance: float) -> Outlook:
    law = NormalDist(mean, max(math.sqrt(variance), 1e-9))

    def at_most(x: float) -> float:
        return law.cdf(math.floor(x) + 0.5)  # between two whole numbers

    return Outlook(round(mean), max(0, math.floor(law.inv_cdf(0.1))), math.ceil(law.inv_cdf(0.9)), at_most)


def _binomial(count: int, chance: float) -> Numbers:
    if chance <= 0 or chance >= 1:
        sure = np.zeros(count + 1)
        sure[count if chance >= 1 else 0] = 1.0
        return sure
    k = np.arange(count + 1)
    return np.asarray(np.exp(_ways(count) + k * math.log(chance) + (count - k) * math.log1p(-chance)))


def _beta_binomial(count: int, a: float, b: float) -> Numbers:
    rising = _log_gamma(n + a for n in range(count + 1)) + _log_gamma(count - n + b for n in range(count + 1))
    whole = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) - math.lgamma(count + a + b)
    return np.asarray(np.exp(_ways(count) + rising + whole))


def _one_by_one(chances: Sequence[float]) -> Numbers:
    made = np.array([1.0])
    for chance in chances:
        made = np.convolve(made, [1 - chance, chance])
    return made


def _negative_binomial(mean: float, wide: float, most: int) -> Numbers:
    """`wide` is the variance over the mean; of nearly 1 it is Poisson's law, where the other would lose its digits."""
    k = np.arange(most + 1)
    if wide - 1 < 1e-6:
        return np.asarray(np.exp(k * math.log(mean) - mean - _log_gamma(range(1, most + 2))))
    size = mean / (wide - 1)
    ways = _log_gamma(n + size for n in range(most + 1)) - math.lgamma(size) - _log_gamma(range(1, most + 2))
    return np.asarray(np.exp(ways - size * math.log(wide) + k * math.log1p(-1 / wide)))


def _ways(count: int) -> Numbers:
    """The logarithm of the number of ways to choose 0, 1, … of so many."""
    falling = _log_gamma(range(1, count + 2))
    return np.asarray(falling[-1] - falling - falling[::-1])


def _log_gamma(values: Iterable[float]) -> Numbers:
    """Of many values; scipy's would cost every first page a second of loading."""
    return np.array([math.lgamma(value) for value in values], dtype=np.float64)
