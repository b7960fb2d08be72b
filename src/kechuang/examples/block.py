"""A part of the city small enough to work on at once: which enterprises are in it and what of each path falls to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kechuang.examples.draws import Draws
from kechuang.examples.paths import SCALE, at

MOST = 15_000
"""Enterprises worked on at once: more cost memory, fewer cost time."""


@dataclass(frozen=True, slots=True)
class Block:
    """Enterprises `first` up to `first + count` of all; `years` in which they are followed; nothing after `until`."""

    seed: int
    first: int
    count: int
    years: tuple[int, int]
    until: date

    def draws(self, name: str) -> Draws:
        """The stream of that name in this block."""
        return Draws(self.seed, self.first, name)

    @property
    def span(self) -> range:
        """Every year followed."""
        return range(self.years[0], self.years[1] + 1)

    def share(self, name: str, year: int) -> int:
        """The whole number that falls to this block of a path: over all blocks they add up to the rounded path."""
        return self.part(at(name, year))

    def part(self, of: float) -> int:
        """The whole number that falls to this block of an amount written for `SCALE` enterprises."""
        end = self.first + self.count
        return _rounded(of * end / SCALE) - _rounded(of * self.first / SCALE)

    def scaled(self, name: str, year: int) -> float:
        """What of a path of amounts falls to this block, by its number of enterprises."""
        return at(name, year) * self.count / SCALE


def blocks(seed: int, enterprises: int, years: tuple[int, int], until: date) -> list[Block]:
    """The blocks of a city, of nearly equal size."""
    parts = max(1, -(-enterprises // MOST))
    edges = [enterprises * number // parts for number in range(parts + 1)]
    return [Block(seed, low, high - low, years, until) for low, high in pairwise(edges)]


def _rounded(value: float) -> int:
    return int(value + 0.5)
