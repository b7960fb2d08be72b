"""The straight path from a number to the figure wanted, and how much of the way asked for by a day is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Path:
    """From a number on a day to another on a later day, in base units."""

    start: date
    base: Fraction
    due: date
    wanted: Fraction

    def at(self, day: date) -> Fraction:
        """Where the path is on a day; before and after its days it stays."""
        whole = (self.due - self.start).days
        gone = min(max((day - self.start).days, 0), whole)
        return self.base + (self.wanted - self.base) * Fraction(gone, whole) if whole else self.wanted

    def gone(self, day: date, number: Fraction) -> Fraction | None:
        """How much of the way asked for by the day is gone; None on the first day, or where there is no way to go."""
        way = self.at(day) - self.base
        return (number - self.base) / way if way else None
