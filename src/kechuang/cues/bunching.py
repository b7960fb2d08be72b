"""Crowding just above a line: as many as below it by chance, or more?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from kechuang.cues.cue import Bin

ODDS = Fraction(1, 100)
"""Told only where chance would do it less often than this. A local figure."""
FEWEST = 10
"""So many must lie in the two bins beside the line. A local figure."""
SIDES = 5


@dataclass(frozen=True, slots=True)
class Crowd:
    """Those in the bin just above the line, how many lie just below, and the chance of so many if both were alike."""

    above: tuple[str, ...]
    below: int
    odds: Fraction
    bins: tuple[Bin, ...]


def crowd(values: Mapping[str, Fraction], line: Fraction, width: Fraction) -> Crowd | None:
    """Whether more lie in [line, line + width) than in [line - width, line) than chance explains.

    The binomial test beside a cutoff: Cattaneo, Jansson, Ma, Manipulation Testing Based on Density Discontinuity,
    The Stata Journal 18 (2018), section 2. Exact, one-sided.
    """
    above = tuple(sorted(key for key, value in values.items() if line <= value < line + width))
    below = sum(1 for value in values.values() if line - width <= value < line)
    if len(above) + below < FEWEST:
        return None
    odds = chance_of(len(above), len(above) + below)
    return Crowd(above, below, odds, bins_around(values.values(), line, width)) if odds < ODDS else None


def chance_of(least: int, of: int) -> Fraction:
    """The chance of at least so many heads in so many throws of a fair coin."""
    return Fraction(sum(comb(of, n) for n in range(least, of + 1)), 2**of)


def bins_around(values: Iterable[Fraction], line: Fraction, width: Fraction) -> tuple[Bin, ...]:
    """How many lie in each bin on both sides of the line, none below zero."""
    held = list(values)
    starts = [line + n * width for n in range(-SIDES, SIDES) if line + n * width >= 0]
    return tuple(
        Bin(start, start + width, sum(1 for value in held if start <= value < start + width), start == line)
        for start in starts
    )
