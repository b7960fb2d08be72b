"""Quantities as people read them: sums in 万元, ratios in %, others in their base unit; exact where asked."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kechuang.kernel.units import measure
from kechuang.registry.fields import Money, Quantity

_CENT = Decimal("0.01")


def unit_of(field: Any) -> str:
    """The unit in which a quantity is shown; empty for other fields."""
    if isinstance(field, Money):
        return "万元"
    return (str(field.base) or "%") if isinstance(field, Quantity) else ""


def in_unit(field: Quantity, raw: int, unit: str) -> Decimal:
    """A raw quantity in a unit of its kind, exact."""
    factor, _base = measure(unit)
    exact = field.exact(raw)
    assert exact is not None
    value = exact / factor
    return Decimal(value.numerator) / Decimal(value.denominator)


def short(field: Quantity, raw: int) -> str:
    """In the unit of lists, at most two decimals, two of every sum: 12,345.68."""
    value = in_unit(field, raw, unit_of(field)).quantize(_CENT, ROUND_HALF_UP)
    if isinstance(field, Money):
        return f"{abs(value):,f}" if value >= 0 else f"−{abs(value):,f}"
    return plain(value)


def full(field: Quantity, raw: int) -> str:
    """Exact with its unit; a sum of 10,000 元 and more in 万元: 12,345.678 万元."""
    unit = unit_of(field)
    if unit == "万元" and abs(in_unit(field, raw, "元")) < 10_000:
        unit = "元"
    space = "" if unit.startswith("%") else " "
    return f"{plain(in_unit(field, raw, unit))}{space}{unit}"


def plain(value: Decimal) -> str:
    """With commas between thousands, without noughts at the end, the minus sign as printed."""
    text = f"{abs(value):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"−{text}" if value < 0 and text != "0" else text
