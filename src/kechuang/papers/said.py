"""Numbers as a paper writes them: at most two decimals, the unit at once after them, changes in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils import timezone

_ASKED = {">=": "不低于", ">": "超过", "<=": "不高于", "<": "低于", "=": "", "~": "约"}


def said(value: Fraction | float | None, unit: str) -> str:
    """105家, 2.8%, 15.3亿元; empty without a number."""
    if value is None:
        return ""
    exact = Fraction(value).limit_denominator(10**9)
    rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = f"{rounded:f}".rstrip("0").rstrip(".")
    return f"{'0' if whole in ('', '-0') else whole}{unit}"


def asked(sign: str, wanted: Fraction | None, unit: str) -> str:
    """不低于120家."""
    return f"{_ASKED.get(sign, '')}{said(wanted, unit)}"


def changed(by: float, unit: str) -> str:
    """增加3家, 减少1家, 提高0.2个百分点."""
    points = unit.startswith(("%", "‰"))
    return f"{('提高' if by > 0 else '下降') if points else ('增加' if by > 0 else '减少')}{apart(abs(by), unit)}"


def apart(by: Fraction | float, unit: str) -> str:
    """A difference: 111家; of two shares 9.77个百分点."""
    return said(by, f"个{'千' if unit.startswith('‰') else '百'}分点" if unit.startswith(("%", "‰")) else unit)


def day_said(iso: str) -> str:
    """2027-12-31 as 2027年12月31日."""
    if len(iso) != 10:
        return ""
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{year}年{month}月{day}日"


def instant_said(instant: datetime) -> str:
    """An instant by the clock of the place: 2026年11月28日22时05分."""
    here = timezone.localtime(instant)
    return f"{day_said(here.date().isoformat())}{here:%H}时{here:%M}分"


def due_said(iso: str) -> str:
    """A day on which something is due: 2027年底, 2026年6月底, else the day."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    if (day + timedelta(days=1)).day == 1:
        return f"{day.year}年底" if day.month == 12 else f"{day.year}年{day.month}月底"
    return day_said(iso)
