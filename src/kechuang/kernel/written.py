"""Numbers as they are written wherever they show: rounded, grouped, with their unit, a ratio always with its sign."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_SIGNS = {">=": "≥", "<=": "≤", "~": "≈"}


def plain(value: Decimal | None) -> str:
    """A number as people write it: 2.80 → 2.8, 120.000000 → 120, five digits and more grouped by thousands."""
    if value is None:
        return ""
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    whole, dot, rest = digits.partition(".")
    grouped = f"{int(whole):,}" if len(whole.lstrip("-")) > 4 else whole
    return grouped + dot + rest


def number(value: Fraction | None, places: int = 2) -> str:
    """A number rounded for showing; the exact one stands in its records."""
    if value is None:
        return ""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return plain(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def after(unit: str, gap: str = " ") -> str:
    """A unit as it follows its number: a ratio's sign at once, any other after the gap (none within Chinese text)."""
    return f"{'' if ratio_sign(unit) else gap}{unit}" if unit else ""


def with_unit(value: Fraction | None, unit: str, gap: str = " ") -> str:
    """A number with its unit: 2.8%, 70 家; empty where there is no number."""
    told = number(value)
    return f"{told}{after(unit, gap)}" if told else ""


def ratio_sign(unit: str) -> str:
    """% or ‰ of a unit that begins with it: 35.23 beside 45% would read as another quantity."""
    return unit[:1] if unit.startswith(("%", "‰")) else ""


def sign_of(sign: str) -> str:
    """An operator as a sign."""
    return _SIGNS.get(sign, sign)
