"""Working days: make-up days count, holidays do not, and an unknown year is an error or a warning, never a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel.workday_overrides import Overrides
from kechuang.kernel.workdays import (
    NoCalendar,
    foreseen_after,
    foreseen_between,
    foreseen_workday,
    is_workday,
    moved_to_workday,
    workdays_after,
    workdays_before,
    workdays_between,
)

days = st.dates(date(2010, 1, 1), date(2024, 6, 1))


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2019, 9, 25), 5, date(2019, 10, 8)),  # Sunday 29 September is made up, 1 to 7 October are off
        (date(2018, 7, 13), 5, date(2018, 7, 20)),  # a notice shown from Saturday 14 to Friday 20 July
        (date(2023, 9, 22), 10, date(2023, 10, 12)),  # 7 and 8 October are made up
        (date(2020, 1, 23), 5, date(2020, 2, 7)),  # the spring festival of 2020 was lengthened
        (date(2015, 9, 2), 1, date(2015, 9, 6)),  # a parade on Thursday the 3rd; Sunday the 6th is made up
    ],
)
def test_known_cases(start: date, count: int, last: date) -> None:
    assert workdays_after(start, count) == last
    assert workdays_between(start, last) == count


def test_make_up_days_are_worked_and_holidays_are_not() -> None:
    assert is_workday(date(2019, 9, 29))
    assert not is_workday(date(2019, 10, 1))


def test_a_period_that_ends_on_a_holiday_ends_on_the_next_working_day() -> None:
    assert moved_to_workday(date(2019, 10, 1)) == date(2019, 10, 8)
    assert moved_to_workday(date(2019, 10, 8)) == date(2019, 10, 8)


def test_an_unknown_year_is_named_and_an_override_fills_its_day() -> None:
    with pytest.raises(NoCalendar, match="2099"):
        is_workday(date(2099, 1, 5))
    assert is_workday(date(2099, 1, 5), Overrides({date(2099, 1, 5): False})) is False
    with pytest.raises(NoCalendar, match="2099"):
        is_workday(date(2099, 1, 6), Overrides({date(2099, 1, 5): False}))


def test_a_year_whose_notice_is_entered_completely_is_known() -> None:
    notice = Overrides({date(2099, 1, 1): False, date(2099, 1, 4): True}, frozenset({2099}))
    assert is_workday(date(2099, 1, 2), notice)  # a Friday
    assert not is_workday(date(2099, 1, 3), notice)  # a Saturday
    assert is_workday(date(2099, 1, 4), notice)  # a Sunday that is made up
    assert foreseen_after(date(2099, 1, 1), 2, notice) == (date(2099, 1, 4), None)


def test_an_override_holds_against_the_calendar() -> None:
    assert not is_workday(date(2019, 9, 29), Overrides({date(2019, 9, 29): False}))


def test_a_day_in_an_unknown_year_is_foreseen_with_a_warning() -> None:
    day, gap = foreseen_after(date(2098, 12, 30), 3)
    assert day == date(2099, 1, 5)  # 31 December, 2 and 5 January: weekends and New Year's Day are off
    assert gap is not None
    assert gap.years == (2098, 2099)
    assert "2098、2099年的节假日安排尚未载入" in gap.sentence.zh
    assert foreseen_workday(date(2099, 1, 3))[0] == date(2099, 1, 5)
    assert foreseen_between(date(2098, 12, 30), date(2099, 1, 5)) == (3, gap)


def test_no_warning_where_every_day_is_known() -> None:
    assert foreseen_after(date(2019, 9, 25), 5) == (date(2019, 10, 8), None)
    assert foreseen_workday(date(2019, 10, 1)) == (date(2019, 10, 8), None)


def test_a_period_has_at_least_one_day() -> None:
    with pytest.raises(ValueError, match="at least one"):
        workdays_after(date(2020, 1, 6), 0)
    with pytest.raises(ValueError, match="before the first"):
        workdays_between(date(2020, 1, 6), date(2020, 1, 5))
    with pytest.raises(ValueError, match="before the first"):
        foreseen_between(date(2099, 1, 6), date(2099, 1, 5))


@given(st.dates(date(2024, 1, 1), date(2099, 1, 1)), st.integers(1, 130))
def test_a_foreseen_limit_is_as_many_working_days_away_as_its_period(day: date, count: int) -> None:
    last, gap = foreseen_after(day, count)
    assert foreseen_between(day, last) == (count, gap)


@given(days, st.integers(1, 40))
def test_the_days_counted_are_as_many_as_asked(day: date, count: int) -> None:
    last = workdays_after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert sum(map(is_workday, between)) == count == workdays_between(day, last)
    assert is_workday(last)


@given(days, st.integers(1, 40))
def test_going_back_from_a_working_day_undoes_going_on(day: date, count: int) -> None:
    start = moved_to_workday(day)
    assert workdays_before(workdays_after(start, count), count) == start
