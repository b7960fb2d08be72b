"""Units of quantities: which may be added and compared, and how input forms (万元, %) become base units.

A unit is a product of base dimensions with whole exponents (元, 人, 元/人, m²). Counting words are dimensions of
their own: three 人 and three 件 do not compare. A ratio has no dimension. Input and display forms carry a factor:
5 万元 is 50000 元, 35 % is 7/20.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

FORMS: dict[str, tuple[int | Fraction, str]] = {
    "分钱": (Fraction(1, 100), "元"),
    "千元": (1_000, "元"),
    "万元": (10_000, "元"),
    "百万元": (1_000_000, "元"),
    "亿元": (100_000_000, "元"),
    "万人": (10_000, "人"),
    "万件": (10_000, "件"),
    "%": (Fraction(1, 100), ""),
    "％": (Fraction(1, 100), ""),
    "‰": (Fraction(1, 1000), ""),
    "个百分点": (Fraction(1, 100), ""),
    "倍": (1, ""),
    "平方米": (1, "m²"),
    "㎡": (1, "m²"),
    "亩": (Fraction(2000, 3), "m²"),
    "日": (1, "天"),
    "个月": (1, "月"),
}
"""Forms that people write, with their factor and base unit."""

_SCALES = {"元": 100, "m²": 100, "": 1_000_000, "分": 100, "小时": 10}
"""How finely a fact of a base unit is kept: 元 to the cent, ratios to a millionth, points to a hundredth."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit: dimension names with exponents, sorted; empty for a ratio."""

    dimensions: tuple[tuple[str, int], ...] = ()

    def __mul__(self, other: Unit) -> Unit:
        return _joined(self, other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return _joined(self, other, -1)

    def __str__(self) -> str:
        above = "·".join(name if power == 1 else f"{name}^{power}" for name, power in self.dimensions if power > 0)
        below = "·".join(name if power == -1 else f"{name}^{-power}" for name, power in self.dimensions if power < 0)
        return f"{above or 1}/{below}" if below else above

    @property
    def scale(self) -> int:
        """How many raw steps make one of this unit when a fact is kept as a whole number."""
        return _SCALES.get(str(self), 1)


RATIO = Unit()


@cache
def unit(text: str) -> Unit:
    """The base unit called `text` (元, 人, 元/人 …); forms with a factor are refused here, see `measure`."""
    above, _, below = text.partition("/")
    if any(part in FORMS for part in (above, below)):
        raise ValueError(f"{text} is a form with a factor, not a base unit")
    result = Unit(((above, 1),)) if above and above != "1" else RATIO
    return result / Unit(((below, 1),)) if below else result


@cache
def measure(text: str) -> tuple[Fraction, Unit]:
    """Factor and base unit of a unit as people write it: 万元 → (10000, 元), % → (1/100, ratio), 人 → (1, 人)."""
    text = text.strip()
    if text in FORMS:
        factor, base = FORMS[text]
        return Fraction(factor), unit(base)
    above, slash, below = text.partition("/")
    if slash:
        (top, over), (bottom, under) = measure(above), measure(below)
        return top / bottom, over / under
    return Fraction(1), unit(text)


_QUANTITY = re.compile(r"\s*([+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\s*(\S*)\s*")


def quantity(text: str) -> tuple[Fraction, Unit]:
    """Exact value in base units of a written quantity: "5000万元" → (50000000, 元). Raises BadInput."""
    match = _QUANTITY.fullmatch(text)
    if not match:
        raise BadInput(
            "quantity.unreadable",
            Sentence(f"“{text}”不是一个数量。", f"“{text}” is not a quantity."),
            Sentence(
                "请写成数字加单位，例如 5000万元、35%、12人。", "Write a number and its unit: 5000万元, 35%, 12人."
            ),
            given=text,
        )
    factor, base = measure(match[2])
    return Fraction(Decimal(match[1].replace(",", ""))) * factor, base


def _joined(left: Unit, right: Unit, sign: int) -> Unit:
    powers = dict(left.dimensions)
    for name, power in right.dimensions:
        powers[name] = powers.get(name, 0) + sign * power
    return Unit(tuple(sorted((name, power) for name, power in powers.items() if power)))
