"""Values of fields as people read them: sums with their unit, choices in words, days, yes and no."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from kechuang.registry.importing.targets import Target


def shown(target: Target, value: Any) -> str:
    """One value; an unknown one is empty."""
    if value is None or value == "":
        return ""
    if target.shape == "number":
        amount, unit = Decimal(value) / target.scale, target.base
        if unit == "元" and abs(amount) >= 10_000:
            return f"{amount / 10_000:,f}".rstrip("0").rstrip(".") + "万元"
        text = f"{amount:,f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text) + unit
    if target.shape == "choice":
        return next((word for word, code in target.words.items() if code == value and not word.isascii()), str(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def raw_text(value: Any) -> str:
    """A value as it is kept beside a dry run: cheap to write for a million cells; `from_raw` shows it."""
    return "" if value is None else str(value)


def from_raw(target: Target, text: str) -> str:
    """What `raw_text` kept, as people read it."""
    if target.shape == "number" and text:
        return shown(target, int(text))
    if target.shape == "truth" and text:
        return "是" if text == "True" else "否"
    return shown(target, text)
