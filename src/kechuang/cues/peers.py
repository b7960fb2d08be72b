"""Comparing one value with those of its peers: quantiles, and distance from the median in robust steps."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from statistics import median

from kechuang.cues.cue import Peers
from kechuang.kernel.sentences import Sentence

FEWEST = 8
"""Fewer of the same industry say nothing; then all enterprises are the peers. A local figure."""
FAR = 3.5
"""Modified z-score from which a value is told: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993)."""
_TO_SIGMA = 0.6745


def peers_of(name: Sentence, values: Sequence[Fraction]) -> Peers:
    """The peers with these values (at least one)."""
    ordered = sorted(values)
    return Peers(name, len(ordered), _at(ordered, 1, 10), _at(ordered, 1, 2), _at(ordered, 9, 10))


def apart(values: Mapping[str, Fraction]) -> dict[str, float]:
    """How far each positive value is from the median of all, on a scale of logarithms, in robust steps.

    Empty where the middle half is all alike, since then nothing can be told apart.
    """
    logs = {key: math.log(value) for key, value in values.items() if value > 0}
    if len(logs) < FEWEST:
        return {}
    middle = median(logs.values())
    spread = median(abs(one - middle) for one in logs.values())
    return {key: _TO_SIGMA * (one - middle) / spread for key, one in logs.items()} if spread > 1e-9 else {}


def _at(ordered: Sequence[Fraction], part: int, of: int) -> Fraction:
    """The smallest value that so many parts of all do not exceed."""
    return ordered[max(0, -(-len(ordered) * part // of) - 1)]
