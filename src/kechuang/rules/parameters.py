"""Dated parameters: a value, its unit, where it is written, from when it holds, and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from kechuang.kernel.units import Unit

Confidence = Literal["K-high", "S", "K-med", "local", "unknown"]
"""K-high and S are enforced; K-med is enforced with a verify flag shown; local is a jurisdiction's own figure;
unknown has no value and leaves the rule undetermined."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something is written: document name and number, article, and the date of the document."""

    document: str
    number: str = ""
    article: str = ""
    dated: date | None = None

    def __str__(self) -> str:
        name = f"《{self.document}》" if self.document else ""
        return f"{name}{f'（{self.number}）' if self.number else ''}{self.article}"


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of a parameter, in base units, from a day on; None is a figure nobody has found yet."""

    since: date
    value: Fraction | None
    citation: Citation
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named figure of the law with its values by date, oldest first."""

    name: str
    label: str
    unit: Unit
    values: tuple[Dated, ...]

    def on(self, day: date) -> Dated | None:
        """The value in force on a day; None before the first."""
        held = [value for value in self.values if value.since <= day]
        return held[-1] if held else None
