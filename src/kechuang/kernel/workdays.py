"""Working days in China: statutory holidays, make-up days at weekends, and periods counted in them.

The yearly notice of the State Council decides; the calendar package holds the years it knows. For a later year nothing
is guessed: `NoCalendar` names the year, and an override table (a day → is it worked?) can fill it in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from kechuang.kernel.errors import KechuangError
from kechuang.kernel.sentences import Sentence


class NoCalendar(KechuangError):
    """The holidays of a year are not known yet."""


def is_workday(day: date, overrides: Mapping[date, bool] | None = None) -> bool:
    """Whether a day is worked. Raises NoCalendar for a year without a calendar and without an override for the day."""
    if overrides and day in overrides:
        return overrides[day]
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except RuntimeError as unknown:  # what the package raises for a year it does not hold
        raise NoCalendar(
            "calendar.unknown_year",
            Sentence(f"{day.year}年的节假日安排尚未载入。", f"The holidays of {day.year} are not loaded."),
            Sentence(
                "请更新日历，或按国务院办公厅通知补录调休日。",
                "Update the calendar, or enter the days of the State Council's notice.",
            ),
            year=day.year,
        ) from unknown


def workdays_after(day: date, count: int, overrides: Mapping[date, bool] | None = None) -> date:
    """The last day of a period of `count` working days; the day it starts on is not counted (民法典第二百零一条).

    Raises ValueError for a count below one, NoCalendar where a year on the way is not known.
    """
    if count < 1:
        raise ValueError("a period has at least one working day")
    while count:
        day += timedelta(days=1)
        count -= is_workday(day, overrides)
    return day


def moved_to_workday(day: date, overrides: Mapping[date, bool] | None = None) -> date:
    """The day itself, or the next working day where a period would end on a holiday (民法典第二百零三条)."""
    while not is_workday(day, overrides):
        day += timedelta(days=1)
    return day
