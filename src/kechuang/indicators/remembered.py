"""A number as plain values that can be kept: what `value` gives, without its queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kechuang.indicators.definition import Indicator
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import value
from kechuang.indicators.values import Value
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.public_statistic import PublicStatistic


@dataclass(frozen=True, slots=True)
class Told:
    """`sides` and their base `units` by role; `missing` the code of why there is no number.

    `published`: it is a statistic of the whole place.
    """

    number: Fraction | None
    period: str
    sides: Mapping[str, Fraction] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""
    published: bool = False

    def side(self, role: str) -> Fraction | None:
        """One side of a ratio; None where it is unknown."""
        return self.sides.get(role)


def told(indicator: Indicator, asof: AsOf, scope: Scope, *, year: int | None = None) -> Told:
    """Ask a number and keep its plain values."""
    return plain(value(indicator, asof, scope, year=year))


def plain(found: Value) -> Told:
    """The plain values of a number."""
    sides = {part.role: part.number for part in found.parts if part.number is not None and part.role != "number"}
    one = found.parts[0] if len(found.parts) == 1 else None
    return Told(
        found.number,
        found.period,
        {str(role): number for role, number in sides.items()},
        {str(part.role): part.unit for part in found.parts if part.role in sides},
        found.missing.code if found.missing else "",
        one is not None and one.question.kind is PublicStatistic,
    )
