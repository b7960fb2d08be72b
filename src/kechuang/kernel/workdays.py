"""Working days in China: statutory holidays, make-up days at weekends, and counting in them.

The yearly notice of the State Council decides; the calendar package holds the years it knows (from 2004). For
another year nothing is guessed: `NoCalendar` names the year, and a table of overrides can fill it in. Where a day must
be foreseen all the same, `foreseen_after` takes off weekends and the holidays of fixed date, and says so by a
`CalendarGap`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kechuang.kernel.errors import KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.workday_overrides import NO_OVERRIDES, Overrides, shipped

_DAY = timedelta(days=1)

_FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
"""Month and day of the holidays that the lunar calendar does not move (全国年节及纪念日放假办法, as of 2025-01-01)."""


class NoCalendar(KechuangError):
    """The holidays of a year are not known yet."""


@dataclass(frozen=True, slots=True)
class CalendarGap:
    """A warning: the holidays of these years are not known, so only weekends and holidays of fixed date were off."""

    years: tuple[int, ...]

    @property
    def sentence(self) -> Sentence:
        """The warning as it is shown beside the day."""
        zh, en = "、".join(map(str, self.years)), ", ".join(map(str, self.years))
        return Sentence(
            f"{zh}年的节假日安排尚未载入，暂按周末和元旦、劳动节、国庆节休息推算，公布后可能变动。",
            f"The holidays of {en} are not loaded: weekends and fixed holidays were taken off, and the day may change.",
        )


def is_workday(day: date, overrides: Overrides | None = None) -> bool:
    """Whether a day is worked: by the overrides given, else the shipped ones, else the calendar package.

    Raises NoCalendar for a day of which none of them speaks.
    """
    for table in (overrides or NO_OVERRIDES, shipped()):
        said = table.says(day)
        if said is not None:
            return said
    known = _by_package(day)
    if known is None:
        raise NoCalendar(
            "calendar.unknown_year",
            Sentence(f"{day.year}年的节假日安排尚未载入。", f"The holidays of {day.year} are not loaded."),
            Sentence(
                "请更新日历，或按国务院办公厅通知补录调休日。",
                "Update the calendar, or enter the days of the State Council's notice.",
            ),
            year=day.year,
        )
    return known


@lru_cache(maxsize=1 << 14)
def _by_package(day: date) -> bool | None:
    """As the calendar package says, None for a year it does not hold; kept, since it looks through all its years."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except RuntimeError:
        return None


def workdays_after(day: date, count: int, overrides: Overrides | None = None) -> date:
    """The last day of a period of `count` working days; the day it starts on is not counted (民法典第二百零一条).

    Raises ValueError for a count below one, NoCalendar where a year on the way is not known.
    """
    return _counted(day, count, _DAY, lambda one: is_workday(one, overrides))


def workdays_before(day: date, count: int, overrides: Overrides | None = None) -> date:
    """The day `count` working days earlier, the day itself not counted: by when something must be there in advance."""
    return _counted(day, count, -_DAY, lambda one: is_workday(one, overrides))


def workdays_between(first: date, last: date, overrides: Overrides | None = None) -> int:
    """How many working days lie after `first` up to and including `last`: the inverse of `workdays_after`.

    Raises ValueError where `last` is before `first`, NoCalendar where a year between them is not known.
    """
    if last < first:
        raise ValueError("the last day is before the first")
    return sum(is_workday(first + timedelta(days=n), overrides) for n in range(1, (last - first).days + 1))


def moved_to_workday(day: date, overrides: Overrides | None = None) -> date:
    """The day itself, or the next working day where a period would end on a holiday (民法典第二百零三条)."""
    while not is_workday(day, overrides):
        day += _DAY
    return day


def foreseen_after(day: date, count: int, overrides: Overrides | None = None) -> tuple[date, CalendarGap | None]:
    """As `workdays_after`, but years without a calendar are foreseen, and the warning names them."""
    works, gap = _foreseen(overrides)
    return _counted(day, count, _DAY, works), gap()


def foreseen_between(first: date, last: date, overrides: Overrides | None = None) -> tuple[int, CalendarGap | None]:
    """As `workdays_between`, but years without a calendar are foreseen: the inverse of `foreseen_after`.

    Raises ValueError where `last` is before `first`.
    """
    if last < first:
        raise ValueError("the last day is before the first")
    works, gap = _foreseen(overrides)
    return sum(works(first + timedelta(days=n)) for n in range(1, (last - first).days + 1)), gap()


def foreseen_workday(day: date, overrides: Overrides | None = None) -> tuple[date, CalendarGap | None]:
    """As `moved_to_workday`, but years without a calendar are foreseen, and the warning names them."""
    works, gap = _foreseen(overrides)
    while not works(day):
        day += _DAY
    return day, gap()


def _counted(day: date, count: int, step: timedelta, works: Callable[[date], bool]) -> date:
    if count < 1:
        raise ValueError("a period has at least one working day")
    while count:
        day += step
        count -= works(day)
    return day


def _foreseen(overrides: Overrides | None) -> tuple[Callable[[date], bool], Callable[[], CalendarGap | None]]:
    """Whether a day is worked as far as can be foreseen, and the warning over the days asked about so far."""
    unknown: set[int] = set()

    def works(day: date) -> bool:
        try:
            return is_workday(day, overrides)
        except NoCalendar:
            unknown.add(day.year)
            return day.weekday() < 5 and (day.month, day.day) not in _FIXED_HOLIDAYS

    return works, lambda: CalendarGap(tuple(sorted(unknown))) if unknown else None
