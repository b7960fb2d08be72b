"""How firm a classification is when every weight may be a fifth larger or smaller: exact bounds, and a seeded trial.

Weights w·(1±t) are brought back to a sum of 100. The points Σ w'x ÷ Σ w' (x the share of full points of a line) are
largest where the lines above some share take the large weights and the others the small ones, so the extremes are found
among as many choices as there are lines. One township leads another for all such weights exactly where it does for the
worst of them: the difference Σ w'(x−y) is linear, and its sign does not depend on the sum of the weights.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kechuang.places.method import FULL, Method
from kechuang.places.scoring import Score

WITHIN = Fraction(1, 5)
"""Weights vary by so much either way."""
TRIALS = 500
SEED = 20180101


@dataclass(frozen=True, slots=True)
class Firmness:
    """One township: bounds of its points, classes reached, best and worst place, and the share of trials by class."""

    low: Fraction
    high: Fraction
    classes: tuple[str, ...]
    best: int
    worst: int
    trials: tuple[tuple[str, Fraction], ...]

    @property
    def firm(self) -> bool:
        """Whether no such change of weights, and nothing that is not known, can move its class."""
        return len(self.classes) == 1


def firmness(method: Method, scores: Mapping[str, Score]) -> dict[str, Firmness]:
    """By township. Places are bounds: 1 + how many always lead it, and 1 + how many may lead it."""
    weights = [line.weight for line in method.lines]
    lows = {code: [one.shares[0] for one in held.lines] for code, held in scores.items()}
    highs = {code: [one.shares[1] for one in held.lines] for code, held in scores.items()}
    tried = _trials(method, lows, highs)
    found = {}
    for code in scores:
        low, high = extreme(weights, lows[code], most=False), extreme(weights, highs[code], most=True)
        best, worst = method.class_of(high), method.class_of(low)
        always = sum(1 for other in scores if other != code and _leads(weights, lows[other], highs[code]))
        never = sum(1 for other in scores if other != code and _leads(weights, lows[code], highs[other], or_level=True))
        classes = tuple(one for one in "ABC" if best <= one <= worst)
        found[code] = Firmness(low, high, classes, 1 + always, len(scores) - never, tried[code])
    return found


def extreme(weights: Sequence[Fraction], shares: Sequence[Fraction], *, most: bool) -> Fraction:
    """The largest or smallest points over all weights within the span, brought back to a sum of 100."""
    found = []
    for cut in {*shares, Fraction(2)}:
        chosen = [
            weight * (1 + WITHIN if (share >= cut) == most else 1 - WITHIN)
            for weight, share in zip(weights, shares, strict=True)
        ]
        found.append(FULL * sum(w * x for w, x in zip(chosen, shares, strict=True)) / sum(chosen))
    return max(found) if most else min(found)


def _leads(
    weights: Sequence[Fraction], mine: Sequence[Fraction], theirs: Sequence[Fraction], *, or_level: bool = False
) -> bool:
    """Whether one with these shares has more points than the other for every choice of weights."""
    worst = Fraction(0)
    for weight, a, b in zip(weights, mine, theirs, strict=True):
        difference = a - b
        worst += weight * difference * (1 - WITHIN if difference > 0 else 1 + WITHIN)
    return worst >= 0 if or_level else worst > 0


def _trials(
    method: Method, lows: Mapping[str, Sequence[Fraction]], highs: Mapping[str, Sequence[Fraction]]
) -> dict[str, tuple[tuple[str, Fraction], ...]]:
    """By township the share of trials by class; what is not known is taken in its middle. The seed is fixed."""
    chance = random.Random(SEED)  # noqa: S311 (a trial that anyone can repeat)
    weights = [float(line.weight) for line in method.lines]
    middles = {code: [float(a + b) / 2 for a, b in zip(lows[code], highs[code], strict=True)] for code in lows}
    within, cut_a, cut_b = float(WITHIN), float(method.cut_a), float(method.cut_b)
    counted: dict[str, Counter[str]] = {code: Counter() for code in lows}
    for _ in range(TRIALS):
        drawn = [weight * chance.uniform(1 - within, 1 + within) for weight in weights]
        whole = sum(drawn)
        for code, shares in middles.items():
            points = 100 * sum(w * x for w, x in zip(drawn, shares, strict=True)) / whole
            counted[code]["A" if points >= cut_a else "B" if points >= cut_b else "C"] += 1
    return {
        code: tuple((one, Fraction(counts[one], TRIALS)) for one in "ABC" if counts[one])
        for code, counts in counted.items()
    }
