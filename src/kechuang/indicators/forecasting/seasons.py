"""How much of a year is still to come on a day, by past years: certificates come in batches in autumn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

OWN_WEIGHT = 10
"""So many things of past years weigh as much as the plain calendar."""


def still_to_come(days: Iterable[date], today: date, years: int = 3) -> float:
    """The share of a year's things that come after this day of the year, as it was in the last closed years.

    With few things to tell by, it is drawn towards the share of the calendar year that is left.
    """
    past = sorted(_of_year(day) for day in days if today.year - years <= day.year < today.year)
    after = len(past) - bisect_right(past, _of_year(today))
    return (after + OWN_WEIGHT * calendar_left(today)) / (len(past) + OWN_WEIGHT)


def calendar_left(day: date) -> float:
    """The share of the calendar year after a day."""
    return (date(day.year, 12, 31) - day).days / 365.25


def until(today: date, day: date, left: float) -> float:
    """Years between two days for things that come by seasons: `left` is the share of today's year still to come."""
    if day <= today:
        return 0.0
    if day.year == today.year:
        ahead, whole = (day - today).days, (date(today.year, 12, 31) - today).days
        return left * ahead / whole if whole else 0.0
    return left + (day.year - today.year - 1) + (day - date(day.year - 1, 12, 31)).days / 365.25


def at_year(day: date) -> float:
    """A day as a year of a series of year-ends: the end of 2025 is 2025.0, the middle of 2026 about 2025.5."""
    return day.year - calendar_left(day)


def _of_year(day: date) -> tuple[int, int]:
    return day.month, day.day
