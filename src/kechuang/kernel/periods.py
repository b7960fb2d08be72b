"""Periods of days, months, years and working days, and their last day (民法典第二百至二百零四条; before 2021 民法总则).

The day a period starts on is not counted (201); a period of months or years ends on the day of the same number, or at
the end of a month that has none (202); one that would end on a day off ends on the next working day (203). Working
days are counted without days off in the first place.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.numerals import integer
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.workday_overrides import Overrides
from kechuang.kernel.workdays import CalendarGap, foreseen_after, foreseen_workday

PeriodUnit = Literal["workday", "day", "month", "year"]

_WORDS: dict[str, PeriodUnit] = {
    "工作日": "workday",
    "月": "month",
    "年": "year",
    "日": "day",
    "天": "day",
    "自然日": "day",
}
_WRITTEN = pattern(
    r"\s*([0-9]+|[零〇一二两三四五六七八九十百]+)\s*个?\s*(工作日|自然日|月|年|日|天)(?:以?内)?\s*", re.ASCII
)
_SAID = {
    "workday": Sentence("个工作日", "working days"),
    "day": Sentence("日", "days"),
    "month": Sentence("个月", "months"),
    "year": Sentence("年", "years"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as rules state it; `count` is one or more."""

    count: int
    unit: PeriodUnit

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("a period is one or longer")

    @property
    def sentence(self) -> Sentence:
        """5个工作日 / 5 working days."""
        said = _SAID[self.unit]
        return Sentence(f"{self.count}{said.zh}", f"{self.count} {said.en}")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period: it ends with that day, or when business ends on it (第二百零三条第二款).

    `moved_from` is the day off on which it would have ended; `gap` warns where a year's holidays are not known yet.
    """

    day: date
    moved_from: date | None = None
    gap: CalendarGap | None = None

    @property
    def provisional(self) -> bool:
        """Whether the day may still change when the holidays of a year are announced."""
        return self.gap is not None


def last_day(start: date, period: Period, overrides: Overrides | None = None) -> Deadline:
    """The last day of a period that starts on `start`, that day itself not counted."""
    if period.unit == "workday":
        day, gap = foreseen_after(start, period.count, overrides)
        return Deadline(day, None, gap)
    nominal = _nominal(start, period)
    day, gap = foreseen_workday(nominal, overrides)
    return Deadline(day, nominal if day != nominal else None, gap)


def _nominal(start: date, period: Period) -> date:
    if period.unit == "day":
        return start + timedelta(days=period.count)
    months = start.month - 1 + period.count * (12 if period.unit == "year" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def read_period(text: str) -> Period:
    """A period as texts write it: 5个工作日, 三十日, 3个月, 二年. Raises BadInput."""
    match = _WRITTEN.fullmatch(text)
    count = integer(match[1]) if match else None
    if match is None or not count:
        raise BadInput(
            "period.unreadable",
            Sentence(f"“{text}”不是一段期限。", f"“{text}” is not a period."),
            Sentence("请写成 5个工作日、30日、3个月、2年。", "Write 5个工作日, 30日, 3个月 or 2年."),
            given=text,
        )
    return Period(count, _WORDS[match[2]])
