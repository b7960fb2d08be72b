"""The last day of a period the text sets; the day it begins on is not counted (民法典第二百零一条)."""

from __future__ import annotations

from datetime import date, timedelta

from kechuang.kernel.workdays import workdays_after
from kechuang.rules.policy import Clock
from kechuang.rules.python_reader import months_after


def last_day(clock: Clock, begins: date) -> date:
    """The last day of a period that begins with an event on a day; the status or the chance holds through it.

    Months and years end on the same day of the month; a calendar year ends with its December whenever it began.
    Raises BadInput for working days of a year whose holidays are not known.
    """
    if clock.kind == "日历年":
        return date(begins.year + clock.length - 1, 12, 31)
    if clock.kind == "工作日":
        return workdays_after(begins, clock.length)
    if clock.kind == "天":
        return begins + timedelta(days=clock.length)
    return months_after(begins, clock.length * (12 if clock.kind == "年" else 1))
