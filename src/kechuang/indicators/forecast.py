"""A forecast of a number for the day by which it has to be met: interval, chance, course, the figures it rests on."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.choosing import course_of
from kechuang.indicators.ahead.course import Course, NoCourse
from kechuang.indicators.ahead.made import Forecast, Then
from kechuang.indicators.forecasting.back_test import record_of
from kechuang.indicators.meeting import ABOUT
from kechuang.kernel.sentences import Sentence

NONE = Sentence("不作推算。", "No forecast is made.")


def forecast(asked: Ahead, *, used: bool = True) -> Forecast:
    """Forecast what is asked, from what was known at its moments alone; without one, the reason stands in `missing`.

    Without `used` the figures it rests on are not counted once more to be shown.
    """
    try:
        if asked.due <= asked.today:
            raise NoCourse("due", "期限已到，看结果即可。", "It is due: the outcome is known.")
        course = course_of(asked)
        then = _then(course, asked, asked.due)
        path = tuple(_then(course, asked, day) for day in _days(asked))
    except NoCourse as none:
        return Forecast(asked, "none", NONE, missing=none.missing)
    tried = course.tried()
    return Forecast(
        asked,
        course.code,
        course.says,
        then=then,
        path=path,
        chance=_together(path) if asked.each_year else then.chance,
        used=course.used(asked.due) if used else (),
        record=record_of(tried),
        tried=tried,
    )


def _then(course: Course, asked: Ahead, day: date) -> Then:
    made = course.at(day)
    chance = made.meeting(asked.sign, float(asked.wanted), float(ABOUT))
    return Then(day, made.middle, made.low, made.high, min(1.0, max(0.0, chance)))


def _days(asked: Ahead) -> list[date]:
    """The ends of the years from today on until the day it is due, and that day itself."""
    ends = [date(year, 12, 31) for year in range(asked.today.year, asked.due.year)]
    return [*(end for end in ends if end > asked.today), asked.due]


def _together(path: tuple[Then, ...]) -> float:
    """The chance that every year still open meets it, the years taken as independent."""
    chance = 1.0
    for then in path:
        chance *= then.chance or 0.0
    return chance
