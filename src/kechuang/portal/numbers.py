"""Exact numbers as pages show them (`kernel/written.py`), and units of money as people say them."""

from __future__ import annotations

from fractions import Fraction

from kechuang.kernel.written import after, number, ratio_sign, sign_of, with_unit

__all__ = ["after", "large", "number", "ratio_sign", "sign_of", "with_unit"]


def large(value: Fraction | None, unit: str) -> str:
    """A number of a base unit in the form people say it: 元 in 万元 or 亿元."""
    if value is None:
        return ""
    if unit == "元" and abs(value) >= 10**8:
        return with_unit(value / 10**8, "亿元")
    if unit == "元" and abs(value) >= 10**4:
        return with_unit(value / 10**4, "万元")
    return with_unit(value, unit)
