"""Dates as documents print them: 2018年7月23日, 二〇一八年七月二十三日, 2018-07-23, 2021年12月."""

from __future__ import annotations

import re

from kechuang.kernel.numerals import integer
from kechuang.kernel.patterns import pattern

_YEAR = r"(?P<year>20\d\d|二[〇○零0O]\s?[〇○零一二三四五六七八九0O]{2})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
CHINESE_DATE = pattern(rf"{_YEAR}年(?P<month>{_NUMBER})月?(?:(?P<day>{_NUMBER})日)?")
DASHED_DATE = pattern(r"(?P<year>20\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")


def iso(found: re.Match[str]) -> str | None:
    """The date of a match as YYYY-MM-DD, or YYYY-MM where no day is printed; None where it is no date."""
    year = integer(
        found.group("year").replace("O", "〇").replace("0", "〇") if "二" in found.group() else found.group("year")
    )
    month = integer(found.group("month"))
    day = integer(found.group("day")) if found.group("day") else None
    if year is None or month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")
