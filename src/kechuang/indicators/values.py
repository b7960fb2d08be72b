"""What asking an indicator gives: an exact number or why there is none, with its parts, its period and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kechuang.indicators.definition import Indicator, Version
from kechuang.indicators.parts import Mark, Missing, Part, Role
from kechuang.indicators.scope import Scope
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.registry.asof import AsOf


@dataclass(frozen=True, slots=True)
class Value:
    """A number as of a pair of moments. `period` is the day, year or stretch it speaks of (2020-12-31, 2020, a…b).

    `step` is where a status stands on its way, for indicators that are a state; their number is 1 or 0.
    """

    indicator: Indicator
    version: Version | None
    asof: AsOf
    scope: Scope
    number: Fraction | None
    unit: str
    period: str
    parts: tuple[Part, ...] = ()
    missing: Missing | None = None
    marks: tuple[Mark, ...] = ()
    step: Sentence | None = None
    published: Part | None = None

    @property
    def shown(self) -> Fraction | None:
        """The number in the unit it is told in: 0.028 as 2.8 (%)."""
        return None if self.number is None else self.number / measure(self.unit)[0]

    def part(self, role: Role) -> Part | None:
        """The part of that role."""
        return next((part for part in self.parts if part.role == role), None)

    def marked(self, code: str) -> bool:
        """Whether it carries that mark."""
        return any(mark.code == code for mark in self.marks)
