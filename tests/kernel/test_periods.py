"""Periods: the starting day is not counted, months end on the same number, days off move the end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel.errors import BadInput
from kechuang.kernel.periods import Period, last_day, read_period
from kechuang.kernel.workdays import is_workday

starts = st.dates(date(2010, 1, 1), date(2023, 1, 1))


@pytest.mark.parametrize(
    ("start", "written", "day", "moved_from"),
    [
        (date(2019, 9, 25), "5个工作日", date(2019, 10, 8), None),
        (date(2019, 9, 25), "5日", date(2019, 9, 30), None),
        (date(2019, 9, 25), "6日", date(2019, 10, 8), date(2019, 10, 1)),
        (date(2019, 9, 24), "5日", date(2019, 9, 29), None),  # a Sunday that is worked
        (date(2025, 1, 31), "1个月", date(2025, 2, 28), None),  # February has no 31st
        (date(2024, 1, 31), "一个月", date(2024, 2, 29), None),
        (date(2024, 2, 29), "1年", date(2025, 2, 28), None),
        (date(2018, 10, 31), "3年", date(2021, 11, 1), date(2021, 10, 31)),  # a Sunday
        (date(2019, 11, 30), "3个月", date(2020, 3, 2), date(2020, 2, 29)),  # a Saturday
        (date(2018, 12, 15), "12个月", date(2019, 12, 16), date(2019, 12, 15)),
    ],
)
def test_known_cases(start: date, written: str, day: date, moved_from: date | None) -> None:
    found = last_day(start, read_period(written))
    assert (found.day, found.moved_from, found.gap) == (day, moved_from, None)
    assert not found.provisional


def test_a_deadline_in_an_unknown_year_is_provisional() -> None:
    found = last_day(date(2098, 12, 2), Period(2, "month"))
    assert found.day == date(2099, 2, 2)
    assert found.provisional
    assert found.gap is not None
    assert found.gap.years == (2099,)


@given(starts, st.integers(1, 400), st.sampled_from(["day", "month", "year", "workday"]))
def test_a_period_ends_on_a_working_day_after_its_start(start: date, count: int, unit: str) -> None:
    count = count if unit == "day" else count % 12 + 1 if unit != "year" else count % 2 + 1
    found = last_day(start, Period(count, unit))
    assert found.day > start
    assert is_workday(found.day)
    if found.moved_from:
        between = (found.day - found.moved_from).days
        assert not any(is_workday(found.moved_from + timedelta(days=n)) for n in range(between))


@given(starts, st.integers(1, 23))
def test_a_longer_period_never_ends_earlier(start: date, count: int) -> None:
    assert last_day(start, Period(count, "month")).day <= last_day(start, Period(count + 1, "month")).day
    assert last_day(start, Period(12, "month")) == last_day(start, Period(1, "year"))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("5个工作日", Period(5, "workday")),
        ("十五个工作日内", Period(15, "workday")),
        ("30日", Period(30, "day")),
        ("三十天", Period(30, "day")),
        ("20个自然日", Period(20, "day")),
        ("3个月", Period(3, "month")),
        ("两年", Period(2, "year")),
    ],
)
def test_periods_are_read_as_texts_write_them(text: str, period: Period) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize("text", ["", "0日", "若干日", "5", "5个星期", "-3日"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="不是一段期限"):
        read_period(text)


def test_a_period_is_said_in_both_languages() -> None:
    assert Period(5, "workday").sentence.zh == "5个工作日"
    assert Period(3, "month").sentence.en == "3 months"
    with pytest.raises(ValueError, match="one or longer"):
        Period(0, "day")
