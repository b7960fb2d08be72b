"""Scales of charts: days across, numbers up, and coordinates as short text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Across:
    """Days from left to right."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands."""
        whole = max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * (day - self.first).days / whole


@dataclass(frozen=True, slots=True)
class Up:
    """Numbers from the bottom to the top."""

    low: float
    high: float
    bottom: float
    top: float

    def y(self, value: float) -> float:
        """Where a number stands."""
        span = self.high - self.low
        return self.bottom if span <= 0 else self.bottom - (self.bottom - self.top) * (value - self.low) / span


def up(values: Iterable[float], bottom: float, top: float, *, zero: bool = False) -> Up:
    """A scale that holds the numbers with a little room; from nothing where lengths are compared (`zero`)."""
    held = list(values)
    low, high = min(held, default=0.0), max(held, default=1.0)
    if zero or (low >= 0 and low < (high - low) * 1.2):  # the axis may as well begin at nothing
        low = min(0.0, low)
    room = (high - low or abs(high) or 1.0) * 0.08
    return Up(low if low == 0 else low - room, high + room, bottom, top)


def short(value: float) -> str:
    """A coordinate: one decimal is a tenth of a pixel."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def points(pairs: Iterable[tuple[float, float]]) -> str:
    """Coordinates as the `points` of a polyline or polygon."""
    return " ".join(f"{short(x)},{short(y)}" for x, y in pairs)


def said(value: float, digits: int = 3) -> str:
    """A drawn number in words: at most so many significant digits, but no whole number cut short."""
    if abs(value) >= 10 ** (digits - 1) or float(value).is_integer():
        return f"{round(value):,}" if abs(value) >= 10_000 else str(round(value))
    return f"{value:.{digits}g}"
