"""Days and years as Chinese tables write them: 2018-07-23, 2018年7月23日, 2018.7.23, 20180723, 二〇一八年…"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kechuang.kernel.numerals import DIGITS, integer
from kechuang.kernel.sentences import Sentence
from kechuang.rules.rows import EARLIEST, LATEST

_PARTS = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?"
)
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORDS = re.compile(
    r"([零〇○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
)
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?")
_YEAR = re.compile(r"(\d{4})(?:\.0+)?\s*年?度?")


def day(text: str) -> date | Sentence:
    """The day a text says, or why it says none."""
    text = text.strip()
    if found := _PARTS.fullmatch(text) or _TOGETHER.fullmatch(text):
        return _made(int(found[1]), int(found[2]), int(found[3]), text)
    if found := _WORDS.fullmatch(text):
        return _made(integer(found[1]) or 0, integer(found[2]) or 0, integer(found[3]) or 0, text)
    if found := _MONTH.fullmatch(text):
        return Sentence(f"“{text}”没有写到日。", f"“{text}” names no day.")
    if found := _SERIAL.fullmatch(text):
        seen = date(1899, 12, 30) + timedelta(days=int(found[1]))
        return Sentence(
            f"“{text}”像是表格软件的日期序号（{seen}），请把单元格格式改为日期。",
            f"“{text}” looks like a spreadsheet's serial number ({seen}): give the cell the format of a date.",
        )
    return Sentence(f"“{text}”不是日期，应如2018-07-23。", f"“{text}” is not a date such as 2018-07-23.")


def year(text: str) -> int | Sentence:
    """The year a text says (2018, 2018年, 2018年度, 二〇一八年), or why it says none."""
    if found := _YEAR.fullmatch(text.strip()):
        number = int(found[1])
    else:
        words = text.strip().rstrip("度").rstrip("年")
        number = (integer(words) or 0) if len(words) == 4 and all(c in DIGITS for c in words) else 0
    if EARLIEST.year <= number <= LATEST.year:
        return number
    return Sentence(f"“{text}”不是年份，应如2018。", f"“{text}” is not a year such as 2018.")


def _made(year: int, month: int, of_month: int, text: str) -> date | Sentence:
    try:
        made = date(year, month, of_month)
    except ValueError:
        return Sentence(f"没有“{text}”这一天。", f"There is no such day as “{text}”.")
    if EARLIEST <= made <= LATEST:
        return made
    return Sentence(
        f"“{text}”不在{EARLIEST.year}年至{LATEST.year}年之间。",
        f"“{text}” is not between {EARLIEST.year} and {LATEST.year}.",
    )
