"""Working days: make-up days count, holidays do not, and an unknown year is an error, never a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel.workdays import NoCalendar, is_workday, moved_to_workday, workdays_after


def test_five_working_days_over_the_national_holiday_count_the_make_up_sunday() -> None:
    assert is_workday(date(2019, 9, 29))
    assert workdays_after(date(2019, 9, 25), 5) == date(2019, 10, 8)


def test_a_period_that_ends_on_a_holiday_ends_on_the_next_working_day() -> None:
    assert moved_to_workday(date(2019, 10, 1)) == date(2019, 10, 8)
    assert moved_to_workday(date(2019, 10, 8)) == date(2019, 10, 8)


def test_an_unknown_year_is_named_and_an_override_fills_it() -> None:
    with pytest.raises(NoCalendar, match="2099"):
        is_workday(date(2099, 1, 5))
    assert is_workday(date(2099, 1, 5), {date(2099, 1, 5): False}) is False


def test_a_period_has_at_least_one_day() -> None:
    with pytest.raises(ValueError, match="at least one"):
        workdays_after(date(2020, 1, 6), 0)


@given(st.dates(date(2010, 1, 1), date(2024, 6, 1)), st.integers(1, 40))
def test_the_days_counted_are_as_many_as_asked(day: date, count: int) -> None:
    last = workdays_after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert sum(map(is_workday, between)) == count
    assert is_workday(last)
