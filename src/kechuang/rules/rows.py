"""Facts as people give them, turned into rows: units checked, nothing guessed, an error that names the place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import RATIO, Unit, measure
from kechuang.rules.facts import Fact
from kechuang.rules.lowering import raw

TRUTHS = {"是": True, "有": True, "符合": True, "true": True, "yes": True, "y": True, "1": True} | {
    "否": False,
    "无": False,
    "不符合": False,
    "false": False,
    "no": False,
    "n": False,
    "0": False,
}
EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)
"""Dates of a subject lie between these, so that periods counted from them stay within the calendar."""

BLANKS = {"", "-", "—", "/", "未知", "不详", "null", "none", "nan"}


def row(given: Mapping[str, Any], facts: Iterable[Fact]) -> dict[str, Any]:
    """A row from facts by name or official label. Raises BadInput naming the fact that cannot be read.

    A number is given with its unit ("5000万元", {"value": 5000, "unit": "万元"}); counts (人, 件 …) may be bare.
    """
    known = {f.name: f for f in facts}
    labels = {f.label: f for f in known.values()}
    read: dict[str, Any] = {}
    for key, value in given.items():
        fact = known.get(key) or labels.get(key)
        if fact is None:
            near = get_close_matches(key, [*known, *labels], n=3, cutoff=0.5)
            raise BadInput(
                "facts.unknown_name",
                Sentence(f"没有名为“{key}”的事实。", f"There is no fact called “{key}”."),
                Sentence(
                    f"相近的有：{'、'.join(near)}。" if near else "用 kechuang policy template 取得可填的事实。",
                    f"Close to it: {', '.join(near)}."
                    if near
                    else "See `kechuang policy template` for what can be given.",
                ),
                fact=key,
            )
        unit = None
        if isinstance(value, Mapping):
            unit, value = value.get("unit"), value.get("value")
        read[fact.name] = one(fact, value, unit, key)
    return read


def one(fact: Fact, value: Any, unit: str | None, where: str) -> Any:
    """One value of a fact as rules read it: a whole number of 1/scale, bool, date, str, or None where blank.

    `unit` is the unit stated elsewhere (a column head); `where` names the place in errors. Raises BadInput.
    """
    if value is None or (isinstance(value, str) and value.strip().lower() in BLANKS):
        return None
    if isinstance(value, float) and value != value:
        return None
    if fact.kind == "truth":
        return _truth(fact, value, where)
    if fact.kind == "date":
        return _date(fact, value, where)
    if fact.kind == "choice":
        text = str(value).strip()
        if text not in fact.options:
            raise _bad(
                fact, value, where, f"只能是：{'、'.join(fact.options)}", f"must be one of: {', '.join(fact.options)}"
            )
        return text
    return _number(fact, value, unit, where)


def _truth(fact: Fact, value: Any, where: str) -> bool:
    if isinstance(value, bool):
        return value
    read = TRUTHS.get(str(value).strip().lower())
    if read is None:
        raise _bad(fact, value, where, "应填“是”或“否”", "must be yes or no")
    return read


def _date(fact: Fact, value: Any, where: str) -> date:
    if isinstance(value, datetime):
        day = value.date()
    elif isinstance(value, date):
        day = value
    else:
        text = str(value).strip().replace("年", "-").replace("月", "-").replace("日", "")
        try:
            year, month, of_month = (int(part) for part in text.replace("/", "-").replace(".", "-").split("-"))
            day = date(year, month, of_month)
        except ValueError:
            raise _bad(fact, value, where, "应为日期，如2018-07-23", "must be a date such as 2018-07-23") from None
    if not EARLIEST <= day <= LATEST:
        years = f"{EARLIEST.year}, {LATEST.year}"
        raise _bad(fact, value, where, f"不在可接受的年份内（{years}）", f"is not between the years {years}")
    return day


def _number(fact: Fact, value: Any, unit: str | None, where: str) -> int:
    if isinstance(value, bool):
        raise _bad(fact, value, where, "应为数量", "must be a quantity")
    written, stated = value, unit
    if isinstance(value, str):
        text = value.strip().replace(",", "").replace("，", "")
        end = len(text)
        while end and not (text[end - 1].isdecimal() or text[end - 1] == "."):
            end -= 1
        written, stated = text[:end], text[end:].strip() or unit
    try:
        exact = Fraction(written) if isinstance(written, int) else Fraction(Decimal(str(written)))
    except (InvalidOperation, ValueError, OverflowError):
        raise _bad(fact, value, where, "不是数量", "is not a quantity") from None
    if stated:
        factor, base = measure(stated)
        if base != fact.unit:
            said = str(fact.unit) or "比率"
            raise _bad(fact, value, where, f"单位应为{said}，而不是{stated}", f"the unit must be {said}, not {stated}")
        exact *= factor
    elif _needs_unit(fact.unit):
        raise _bad(
            fact,
            value,
            where,
            "必须写明单位（元、千元、万元或%）",
            "needs its unit (元, 千元, 万元 or %)",
            code="facts.unit_missing",
        )
    if abs(exact) > fact.bound:
        raise _bad(
            fact, value, where, f"超出可接受的范围（{fact.bound}{fact.unit}）", f"is beyond {fact.bound} {fact.unit}"
        )
    return raw(exact, fact)


def _needs_unit(unit: Unit) -> bool:
    """Money and ratios come in several forms, so a bare number would be a guess."""
    return unit == RATIO or str(unit) == "元"


def _bad(fact: Fact, value: Any, where: str, zh: str, en: str, code: str = "facts.unreadable") -> BadInput:
    return BadInput(
        code,
        Sentence(f"{where}：{fact.label}“{value}”{zh}。", f"{where}: {fact.name} “{value}” {en}."),
        Sentence("请改正后重试；不知道的请留空。", "Correct it and try again; leave blank what is not known."),
        fact=fact.name,
        where=where,
    )
