"""The chance that points still open are enough: each scored item equally likely at every whole point of its range."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction

from kechuang.kernel.later import np
from kechuang.rules.law import Explanation, Measure

Range = tuple[Fraction, Fraction]


def chance_of(found: Explanation) -> float:
    """The chance that every condition left open by points comes out true; items are taken as independent.

    A condition whose measure is the total is reckoned from the items of the score, another from its own range.
    """
    chance = 1.0
    for explained in found.conditions:
        if explained.verdict is None:
            for measure in explained.measures:
                chance *= _measure(measure, found)
    return chance


def enough(ranges: Iterable[Range], threshold: Fraction, *, strict: bool) -> float:
    """The chance that the sum of the items reaches the threshold (is above it, where `strict`)."""
    least = Fraction(0)
    law = np.array([1.0])
    for low, high in ranges:
        least += low
        steps = max(0, math.floor(high - low))
        law = np.convolve(law, np.full(steps + 1, 1 / (steps + 1)))
    need = threshold - least
    first = math.floor(need) + 1 if strict else math.ceil(need)
    return float(law[max(0, first) :].sum()) if first < len(law) else 0.0


def _measure(measure: Measure, found: Explanation) -> float:
    low, high, need = _bounds(measure)
    if low is None or high is None or need is None or measure.op not in ("ge", "gt"):
        return 1.0
    items = [(score.low, score.high) for score in found.scores]
    known = [(a, b) for a, b in items if a is not None and b is not None]
    whole = found.total == (low, high) and len(known) == len(items)
    return enough(known if whole else [(low, high)], need, strict=measure.op == "gt")


def _bounds(measure: Measure) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    if measure.distance is None or measure.value is None or measure.most is None:
        return None, None, None
    if not isinstance(measure.value, int | float) or not isinstance(measure.most, int | float):
        return None, None, None
    scale = measure.scales[0] or 1
    low, high = Fraction(measure.value) / scale, Fraction(measure.most) / scale
    return low, high, low + measure.distance
