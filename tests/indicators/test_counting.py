"""Counting ahead: chances of whole numbers are exact, rates follow the newest years, seasons tell a year's rest."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.indicators.forecasting.certificates import outlook
from kechuang.indicators.forecasting.counting import EXACT, arriving, distribution, each, sharing, surviving, together
from kechuang.indicators.forecasting.rates import DRIFT, Rate
from kechuang.indicators.forecasting.renewals import Grant, Renewals
from kechuang.indicators.forecasting.seasons import at_year, still_to_come, until
from kechuang.indicators.forecasting.spread import moved_by, odds, spread_around, spread_share, sure, times
from kechuang.indicators.forecasting.stays import Stays, Stretch, since, stock

PARTS = st.one_of(
    st.builds(surviving, st.integers(0, 60), st.floats(0, 1)),
    st.builds(sharing, st.integers(0, 60), st.integers(0, 40), st.integers(0, 40)),
    st.builds(each, st.lists(st.floats(0, 1), max_size=6)),
    st.builds(arriving, st.floats(0, 60), st.floats(0.5, 6), st.floats(0, 3), st.floats(0, 0.6)),
)


@given(PARTS)
def test_the_mean_and_variance_of_a_part_are_those_of_its_chances(part) -> None:  # type: ignore[no-untyped-def]
    chances = part.chances()
    numbers = np.arange(len(chances))
    assert chances.sum() == pytest.approx(1, abs=1e-6)
    mean = float((chances * numbers).sum())
    assert mean == pytest.approx(part.mean, rel=1e-3, abs=1e-6)
    assert float((chances * (numbers - mean) ** 2).sum()) == pytest.approx(part.variance, rel=2e-2, abs=1e-5)


@given(st.lists(PARTS, max_size=4))
def test_the_chances_of_a_sum_are_a_distribution(parts) -> None:  # type: ignore[no-untyped-def]
    made = distribution(parts)
    assert made.sum() == pytest.approx(1)
    assert (made >= 0).all()
    found = together(parts)
    assert found.low <= found.middle <= found.high


def test_large_counts_are_told_by_mean_and_variance_and_agree_with_counting() -> None:
    exact = together((sharing(1500, 800, 200), surviving(2000, 0.97)))
    large = together((sharing(1500, 800, 200), surviving(2000, 0.97), surviving(EXACT, 1.0)))
    assert large.middle - EXACT == pytest.approx(exact.middle, abs=2)
    assert large.low - EXACT == pytest.approx(exact.low, abs=4)
    assert large.high - EXACT == pytest.approx(exact.high, abs=4)


def test_a_strict_bound_leaves_the_figure_itself_out() -> None:
    eight = together((surviving(8, 1.0),))
    assert (eight.meeting(">=", 8), eight.meeting(">", 8)) == (1, 0)
    assert (eight.meeting("<=", 8), eight.meeting("<", 8)) == (1, 0)
    assert (eight.meeting("=", 8), eight.meeting("=", 7)) == (1, 0)
    assert (eight.meeting("~", 8.8, 0.1), eight.meeting("~", 9, 0.1)) == (1, 0)


@given(st.floats(1, 1e6), st.floats(0.02, 0.3), st.floats(-50, 50), st.floats(0.1, 5))
def test_moving_and_scaling_an_outlook_moves_and_scales_its_chances(
    middle: float, scatter: float, amount: float, factor: float
) -> None:
    made = spread_around(middle, scatter, 2)
    assert moved_by(made, amount).at_most(made.high + amount) == pytest.approx(0.9, abs=1e-3)
    assert times(made, factor).at_most(made.low * factor) == pytest.approx(0.1, abs=1e-3)


@given(st.floats(0.001, 0.999), st.floats(0.02, 0.3), st.floats(0.1, 5))
def test_a_share_stays_between_nothing_and_all(middle: float, scatter: float, horizon: float) -> None:
    made = spread_share(middle, scatter, horizon)
    assert 0 < made.low < middle < made.high < 1
    assert made.at_most(1) == 1
    assert made.at_most(0) == 0
    assert odds(made.high) / odds(middle) == pytest.approx(odds(middle) / odds(made.low))


def test_what_is_known_is_sure() -> None:
    assert (sure(3).at_least(3), sure(3).at_least(3.1)) == (1, 0)


def test_the_newest_year_weighs_most_and_a_rate_that_grows_is_followed() -> None:
    assert Rate((10, 10, 10)).yearly == pytest.approx(10)
    assert Rate((5, 10, 15)).yearly == pytest.approx((5 + 20 + 45) / 6)
    assert Rate((5, 10, 15), so_far=10, share=0.5).yearly == pytest.approx((5 + 20 + 45 + 40) / 8)
    assert Rate(()).yearly == 0
    assert Rate((10, 10, 10)).years < 3


def test_a_series_that_swings_more_is_believed_the_more_years_it_has() -> None:
    assert Rate((20,)).drift == DRIFT
    assert Rate((20, 20, 20)).drift < DRIFT
    assert Rate((10, 40)).drift < Rate((10, 40, 10, 40, 10, 40)).drift


def test_what_comes_in_autumn_is_still_to_come_in_summer() -> None:
    autumn = [date(year, 11, 10) for year in (2022, 2023, 2024) for _ in range(20)]
    assert still_to_come(autumn, date(2025, 6, 30)) > 0.9
    assert still_to_come(autumn, date(2025, 11, 28)) < 0.02
    assert still_to_come([], date(2025, 7, 2)) == pytest.approx(0.5, abs=0.01)


def test_time_ahead_counts_the_seasons_of_the_first_year_only() -> None:
    today = date(2025, 6, 30)
    assert until(today, date(2027, 12, 31), 0.9) == pytest.approx(2.9, abs=0.01)
    assert until(today, date(2025, 12, 31), 0.9) == pytest.approx(0.9)
    assert until(today, today, 0.9) == 0
    assert at_year(date(2025, 12, 31)) == 2025
    assert at_year(date(2026, 7, 2)) == pytest.approx(2025.5, abs=0.01)


TODAY = date(2021, 6, 30)


def _three_years(holder: str, issued: date, **other: date) -> Grant:
    return Grant(holder, issued, issued.replace(year=issued.year + 3), **other)


def test_renewals_lapses_first_ones_and_revocations_are_told_apart() -> None:
    held = Renewals(
        [
            _three_years("renewed", date(2016, 5, 1)),
            _three_years("renewed", date(2019, 7, 1)),
            _three_years("lapsed", date(2016, 5, 1)),
            _three_years("revoked", date(2019, 1, 1), ended=date(2020, 1, 1)),
            _three_years("waiting", date(2018, 3, 1)),
            _three_years("first", date(2020, 10, 1)),
        ]
    )
    seen = held.seen(TODAY)
    assert (seen.delays, seen.lapsed, seen.revoked) == ([61], 1, 1)
    assert seen.waiting == [(TODAY - date(2021, 3, 1)).days]
    assert sorted(seen.ends) == [date(2022, 7, 1), date(2023, 10, 1)]
    assert [first.year for first in seen.firsts] == [2020, 2016, 2016, 2019, 2018]
    case = held.at(TODAY, date(2022, 12, 31))
    assert (case.stays, case.expiring, len(case.single)) == (1, 1, 1)
    assert case.new_by_year == (1, 1, 1)


def test_what_was_issued_later_is_not_known_on_a_day_before() -> None:
    early = [_three_years(f"e{n}", date(2018, 11, 1)) for n in range(9)]
    later = [_three_years(f"l{n}", date(2021, 11, 1)) for n in range(40)]
    day = date(2022, 12, 31)
    assert Renewals(early).at(TODAY, day) == Renewals([*early, *later]).at(TODAY, day)


def test_who_expires_just_before_the_day_may_be_renewed_only_after_it() -> None:
    past = [Grant(f"p{n}", date(2015, 9, 1), date(2018, 9, 1)) for n in range(10)]
    again = [Grant(f"p{n}", date(2018, 11, 20), date(2021, 11, 20)) for n in range(10)]
    held = Renewals([*past, *again])
    soon, late = (outlook(held.at(date(2021, 6, 30), day)).middle for day in (date(2021, 11, 30), date(2022, 3, 31)))
    assert soon < 3 < 8 < late


DAYS = st.dates(date(2015, 1, 1), date(2017, 12, 31))


@given(st.lists(st.tuples(st.sampled_from("abc"), DAYS, st.none() | DAYS, st.none() | DAYS), max_size=9), DAYS)
def test_each_holder_counts_once_on_a_day_however_their_certificates_lie(
    told: list[tuple[str, date, date | None, date | None]], day: date
) -> None:
    grants = [Grant(*one) for one in told]
    assert Renewals(grants).in_force(day) == len({grant.holder for grant in grants if grant.holds(day)})


def test_certificates_in_a_steady_state_stay_as_many() -> None:
    grants = [_three_years(f"h{n}", date(year, 11, 1)) for n in range(60) for year in range(2012 + n % 3, 2024, 3)]
    held = Renewals(grants)
    made = outlook(held.at(date(2023, 12, 31), date(2025, 12, 31)))
    assert made.low <= 60 <= made.high + 2


STRETCHES = st.lists(
    st.builds(
        lambda key, first, days: Stretch(str(key), first, first + timedelta(days=days) if days else None),
        st.integers(0, 30),
        st.dates(date(2015, 1, 1), date(2024, 12, 31)),
        st.integers(0, 2000),
    ),
    max_size=40,
)


@given(STRETCHES, st.dates(date(2018, 1, 1), date(2024, 12, 31)))
def test_what_is_there_now_is_what_the_flow_starts_from(many: list[Stretch], today: date) -> None:
    held = Stays(many)
    flow = held.flow(today, today + timedelta(days=400))
    assert flow.there == held.there(today)
    assert stock(held.flow(today, today)).middle == flow.there


def test_who_came_since_a_day_is_not_lost_when_they_leave() -> None:
    held = Stays([Stretch("a", date(2024, 1, 1), date(2024, 6, 1)), Stretch("b", date(2024, 2, 1))])
    flow = held.flow(date(2024, 12, 31), date(2025, 12, 31))
    assert since(flow, 2).low >= 2
    assert stock(flow).low <= 1
