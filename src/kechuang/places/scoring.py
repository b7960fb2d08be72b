"""Points of a township by a method: exact, line by line; what is not known is a range, and so may the class be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kechuang.places.method import Line, Method

Value = tuple[Fraction, Fraction]
"""The least and most that a value may be: the same twice where it is known."""


@dataclass(frozen=True, slots=True)
class Points:
    """One line: the value (None: not known at all), and the least and most points it may give."""

    line: Line
    value: Value | None
    low: Fraction
    high: Fraction

    @property
    def shares(self) -> tuple[Fraction, Fraction]:
        """The same as shares of the line's weight, 0 to 1."""
        return self.low / self.line.weight, self.high / self.line.weight


@dataclass(frozen=True, slots=True)
class Score:
    """All lines of a township, its points from least to most, and the classes these fall into, best first."""

    lines: tuple[Points, ...]
    low: Fraction
    high: Fraction
    classes: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether the class is determined."""
        return len(self.classes) == 1

    @property
    def middle(self) -> Fraction:
        """Between least and most: for the order of a list only."""
        return (self.low + self.high) / 2


def score(method: Method, values: Mapping[str, Value | None]) -> Score:
    """The points for values by indicator; an indicator without a value is not known."""
    lines = tuple(_points(line, values.get(line.indicator)) for line in method.lines)
    low = sum((one.low for one in lines), Fraction(0))
    high = sum((one.high for one in lines), Fraction(0))
    best, worst = method.class_of(high), method.class_of(low)
    return Score(lines, low, high, tuple(one for one in "ABC" if best <= one <= worst))


def _points(line: Line, value: Value | None) -> Points:
    if value is None:
        return Points(line, None, Fraction(0), line.weight)
    low, high = (line.weight * min(Fraction(1), max(Fraction(0), one) / line.benchmark) for one in value)
    return Points(line, value, low, high)
