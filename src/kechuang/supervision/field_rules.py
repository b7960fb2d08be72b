"""What may be written into each correctable field, as text from a form or as a value; anything else is BadInput."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from kechuang.events.columns import limit
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.models import Target, Task

OPERATORS = (">=", ">", "<=", "<", "=", "build", "increase_by", "multiply")
BOUNDS = ("", "=", ">=", ">", "<=", "<")
LARGEST = Decimal(10) ** 18

_MONTH = re.compile(r"(19|20|21)\d\d(-(0[1-9]|1[0-2]))?")


def bad(field: str, zh: str, en: str, do_zh: str, do_en: str) -> BadInput:
    """The error for one field."""
    return BadInput(f"field.{field}", Sentence(zh, en), Sentence(do_zh, do_en), field=field)


def text(model: type[models.Model], field: str, required: bool = False) -> Callable[[Any], str]:
    """A rule for one line of text that fits the column."""
    longest = limit(model, field)

    def clean(value: Any) -> str:
        said = re.sub(r"\s+", " ", str(value or "").replace("\0", "")).strip()
        if required and not said:
            raise bad(field, "这一项不能为空。", "This may not be empty.", "请填写。", "Fill it in.")
        if len(said) > longest:
            do_zh, do_en = f"请缩短到 {longest} 字以内。", f"Use at most {longest} characters."
            raise bad(field, "这一项太长。", "This is too long.", do_zh, do_en)
        return said

    return clean


def number(field: str, required: bool) -> Callable[[Any], Decimal | None]:
    """A rule for an exact number with up to six decimal places, thousands separators allowed."""

    def clean(value: Any) -> Decimal | None:
        said = str("" if value is None else value).strip().replace(",", "").replace("，", "")
        if not said and not required:
            return None
        try:
            found = Decimal(said)
            if not found.is_finite() or abs(found) >= LARGEST or found != round(found, 6):
                raise InvalidOperation
        except InvalidOperation:
            zh, en = f"“{said}”不是可用的数值。", f"“{said}” is not a usable number."
            do_zh, do_en = (
                "请写数字，例如 70 或 2.5；单位另填。",
                "Write digits, as 70 or 2.5; the unit has its own field.",
            )
            raise bad(field, zh, en, do_zh, do_en) from None
        return round(found, 6)

    return clean


def one_of(field: str, allowed: tuple[str, ...]) -> Callable[[Any], str]:
    """A rule for a word from a list."""

    def clean(value: Any) -> str:
        said = str(value or "").strip()
        if said not in allowed:
            zh, en = f"“{said}”不在可选范围内。", f"“{said}” is not one of the choices."
            shown = " ".join(word or "（空）" for word in allowed)
            raise bad(field, zh, en, f"请从中选择：{shown}", f"Choose one of: {shown}")
        return said

    return clean


def month(field: str) -> Callable[[Any], str]:
    """A rule for a year or a month, or nothing."""

    def clean(value: Any) -> str:
        said = str(value or "").strip()
        if said and not _MONTH.fullmatch(said):
            zh, en = f"“{said}”不是年份或年月。", f"“{said}” is not a year or a month."
            raise bad(
                field, zh, en, "请写 2027 或 2027-06；没有期限就留空。", "Write 2027 or 2027-06, or leave it empty."
            )
        return said

    return clean


def yes_or_no(value: Any) -> bool:
    """A rule for a tick."""
    return value in (True, "true", "True", "on", "1", 1)


TARGET_RULES: dict[str, Callable[[Any], Any]] = {
    "indicator": text(Target, "indicator", required=True),
    "scope": text(Target, "scope"),
    "op": one_of("op", OPERATORS),
    "bound": one_of("bound", BOUNDS),
    "value": number("value", required=True),
    "value_max": number("value_max", required=False),
    "unit": text(Target, "unit"),
    "deadline": month("deadline"),
    "per": text(Target, "per"),
    "baseline": text(Target, "baseline"),
    "hedge": text(Target, "hedge"),
    "approx": yes_or_no,
}

TASK_RULES: dict[str, Callable[[Any], Any]] = {
    "title": text(Task, "title", required=True),
    "deadline": text(Task, "deadline"),
}
