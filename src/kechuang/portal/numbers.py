"""Exact numbers as pages show them: thousands grouped, at most two decimals, units of money as people say them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kechuang.portal.words import plain

_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "~": "≈"}


def number(value: Fraction | None, places: int = 2) -> str:
    """A number rounded for showing; the exact one stands in its records."""
    if value is None:
        return ""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return plain(rounded)


def with_unit(value: Fraction | None, unit: str) -> str:
    """A number with its unit: 2.8%, 70 家."""
    told = number(value)
    return f"{told}{'' if unit.startswith(('%', '‰')) else ' '}{unit}".strip() if told else ""


def ratio_sign(unit: str) -> str:
    """% or ‰ of a unit that begins with it: 35.23 beside 45% would read as another quantity."""
    return unit[:1] if unit.startswith(("%", "‰")) else ""


def sign_of(sign: str) -> str:
    """An operator as a sign."""
    return _SIGNS.get(sign, sign)


def large(value: Fraction | None, unit: str) -> str:
    """A number of a base unit in the form people say it: 元 in 万元 or 亿元."""
    if value is None:
        return ""
    if unit == "元" and abs(value) >= 10**8:
        return with_unit(value / 10**8, "亿元")
    if unit == "元" and abs(value) >= 10**4:
        return with_unit(value / 10**4, "万元")
    return with_unit(value, unit)
