"""Values and expressions of rules in the words people use: 5000万元, 10%, 科技人员 ÷ 职工总数."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kechuang.kernel.units import RATIO, Unit
from kechuang.rules.tree import Node

SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
SPOKEN = {"ge": "不低于", "gt": "超过", "le": "不超过", "lt": "低于"}
VERDICTS = {True: "符合", False: "不符合", None: "待定"}


def amount(value: Fraction | int | float | None, base: Unit, digits: int = 4) -> str:
    """A value in base units as people write it: money in 万元 or 亿元, a ratio in %, the rest with its unit."""
    if value is None:
        return "未知"
    exact = Fraction(value)
    if base == RATIO:
        return f"{_trimmed(exact * 100, digits)}%"
    if str(base) == "元":
        for step, form in ((10**8, "亿元"), (10**4, "万元")):
            if abs(exact) >= step:
                return f"{_trimmed(exact / step, digits)}{form}"
    return f"{_trimmed(exact, digits)}{base}"


def _trimmed(exact: Fraction, digits: int) -> str:
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    text = f"{number:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value(raw: Any, scale: int | None, base: Unit, digits: int = 4) -> str:
    """A raw value of a reader in words; `scale` is None for a real number."""
    if raw is None:
        return "未知"
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, date):
        return f"{raw.year}年{raw.month}月{raw.day}日"
    if isinstance(raw, str):
        return raw
    return amount(Fraction(raw) if scale is None else Fraction(raw, scale), base, digits)


def text(of: Node) -> str:
    """An expression in Chinese, short enough for a table cell."""
    return _text(of, 0)


def _text(of: Node, tight: int) -> str:
    op, args = of.op, of.args
    if op == "called":
        return str(args[1])
    if op in ("fact", "param"):
        return str(args[0].label)
    if op == "lit":
        return _literal(of)
    if op in ("add", "sub", "mul", "div"):
        sign, rank = {"add": ("＋", 1), "sub": ("－", 1), "mul": ("×", 2), "div": ("÷", 2)}[op]
        said = f"{_text(args[0], rank)}{sign}{_text(args[1], rank + 1)}"
        return f"（{said}）" if rank < tight else said
    if op in SIGNS:
        said = f"{_text(args[0], 1)}{SIGNS[op]}{_text(args[1], 1)}"
        return f"（{said}）" if tight else said
    if op in ("and", "or"):
        said = {"and": "，且", "or": "，或"}[op].join(_text(a, 1) for a in args)
        return f"（{said}）" if tight else said
    if op == "not":
        return f"非{_text(args[0], 1)}"
    if op in ("max", "min"):
        return f"{'取高者' if op == 'max' else '取低者'}（{'、'.join(_text(a, 0) for a in args)}）"
    if op == "if":
        said = f"若{_text(args[0], 0)}则{_text(args[1], 1)}，否则{_text(args[2], 1)}"
        return f"（{said}）" if tight else said
    if op == "bands":
        return f"{_text(args[0], 0)}分档得分"
    if op == "range":
        return f"{_text(args[0], 0)}（专家评分）"
    if op == "known":
        return f"已知{_text(args[0], 1)}"
    if op == "among":
        return f"{_text(args[0], 0)}为{'、'.join(args[1])}"
    if op == "days":
        return f"{_text(args[0], 0)}至{_text(args[1], 0)}的天数"
    if op == "year":
        return f"{_text(args[0], 0)}所在年份"
    if op == "months":
        return f"{_text(args[0], 0)}后{args[1]}个月"
    return f"{args[0]}的结论"


def _literal(of: Node) -> str:
    held = of.args[0]
    if of.kind == "number":
        if held is None:
            return "尚无官方数值"
        if of.unit == RATIO and abs(held) >= 2 and held.denominator == 1:
            return str(held)
        if of.unit == RATIO and (held * 10**6).denominator != 1:  # 1/9, which no decimal says
            return f"{held.numerator}/{held.denominator}"
        return amount(held, of.unit)
    return value(held, None, of.unit) if held is not None else "待认定"
