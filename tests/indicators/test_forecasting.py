"""Forecasts: trends suit their nature, chances are exact, and the method beats naive ones on published figures."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from statistics import median
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.indicators.forecasting.back_test import back_test, record_of
from kechuang.indicators.forecasting.certificates import Certificates, outlook, stock
from kechuang.indicators.forecasting.figures import Figures
from kechuang.indicators.forecasting.spread import spread_around
from kechuang.indicators.forecasting.trends import added_to, growing, in_a_line, unchanged

SHARED = Path(__file__).parents[3] / "shared" / "data" / "hebei_national"


def test_a_flow_that_grows_by_a_tenth_goes_on_so() -> None:
    figures = Figures.of((2012 + n, 100 * 1.1**n) for n in range(6))
    assert growing(figures, 3) == pytest.approx(100 * 1.1**8)


def test_a_stock_is_added_to_and_never_falls_below_nothing() -> None:
    assert added_to(Figures.of([(2015, 10), (2016, 20), (2017, 30), (2018, 40)]), 2) == 60
    assert added_to(Figures.of([(2015, 40), (2016, 30), (2017, 20), (2018, 10)]), 5) == 0


def test_a_level_moves_in_a_line() -> None:
    assert in_a_line(Figures.of([(2015, 1), (2016, 2), (2017, 3)]), 2) == pytest.approx(5)


def test_from_one_figure_nothing_but_itself_is_said() -> None:
    one = Figures.of([(2018, 7.0)])
    assert [trend(one, 2) for trend in (growing, added_to, in_a_line, unchanged)] == [7.0] * 4


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=12), st.floats(0, 5))
def test_no_trend_gives_what_is_no_number(values: list[float], horizon: float) -> None:
    figures = Figures.of(enumerate(values, 2000))
    for trend in (growing, added_to, in_a_line, unchanged):
        assert math.isfinite(trend(figures, horizon))
        assert trend(figures, horizon) >= 0


@given(st.floats(1, 1e6), st.floats(0.01, 0.5), st.floats(0.1, 5))
def test_four_fifths_of_the_chance_lie_between_low_and_high(middle: float, scatter: float, horizon: float) -> None:
    made = spread_around(middle, scatter, horizon)
    assert made.at_most(made.high) - made.at_most(made.low) == pytest.approx(0.8, abs=1e-6)
    assert made.at_least(made.middle) == pytest.approx(0.5, abs=1e-6)


def test_at_the_day_itself_nothing_is_uncertain() -> None:
    made = spread_around(70.0, 0.1, 0)
    assert (made.low, made.high) == (70.0, 70.0)
    assert (made.at_least(70), made.at_least(70.5)) == (1.0, 0.0)


HELD = st.builds(
    Certificates,
    stays=st.integers(0, 80),
    expiring=st.integers(0, 60),
    renewed=st.integers(0, 40),
    lapsed=st.integers(0, 40),
    new_by_year=st.lists(st.integers(0, 40), max_size=5).map(tuple),
    years=st.floats(0, 3),
    pipeline=st.lists(st.floats(0, 1), max_size=8).map(tuple),
    revoked=st.integers(0, 3),
    certificate_years=st.floats(1, 300),
)


@given(HELD)
def test_the_chances_of_all_numbers_sum_to_one(held: Certificates) -> None:
    chances = stock(held)
    assert chances.sum() == pytest.approx(1)
    assert (chances >= 0).all()
    made = outlook(held)
    assert made.low <= made.middle <= made.high
    assert made.at_most(len(chances)) == pytest.approx(1)


def test_certificates_that_cannot_expire_are_certain() -> None:
    made = outlook(Certificates(stays=70, expiring=0, renewed=0, lapsed=0, new_by_year=(), years=1.0))
    assert (made.low, made.middle, made.high) == (70, 70, 70)
    assert (made.at_least(70), made.at_least(71)) == (1, 0)


def test_the_distribution_is_that_of_counting_every_case() -> None:
    held = Certificates(1, 1, renewed=3, lapsed=1, new_by_year=(), years=1.0, pipeline=(0.25,))
    renewed = 4 / 6  # Laplace: (3 + 1) / (3 + 1 + 2)
    expected = [0, (1 - renewed) * 0.75, renewed * 0.75 + (1 - renewed) * 0.25, renewed * 0.25]
    assert np.allclose(stock(held), expected)


def test_more_renewals_make_a_target_likelier() -> None:
    few, many = (Certificates(30, 40, renewed, 20, (15, 18), 1.0) for renewed in (5, 60))
    assert outlook(few).at_least(70) < outlook(many).at_least(70)


def test_an_application_under_way_does_not_count_twice_with_newcomers() -> None:
    alone = Certificates(50, 0, 0, 0, (10, 10, 10), 1.0)
    with_applicant = Certificates(50, 0, 0, 0, (10, 10, 10), 1.0, pipeline=(0.9,))
    means = [float((stock(held) * np.arange(len(stock(held)))).sum()) for held in (alone, with_applicant)]
    assert means[0] == pytest.approx(means[1], abs=0.05)


# On 31 provinces and the nation, from 2017, three years ahead: what was known in 2017 against what came.


def _benchmark() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "forecast_provinces.py"
    spec = importlib.util.spec_from_file_location("forecast_provinces", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bench = _benchmark()


@pytest.fixture(scope="module")
def provinces() -> dict[str, dict[str, Figures]]:
    if not SHARED.is_dir():
        pytest.skip("the public series are not here (../shared/data/hebei_national)")
    return bench.provinces_of(SHARED)  # type: ignore[no-any-return]


def test_three_years_ahead_it_beats_the_best_naive_method_on_three_of_four(
    provinces: dict[str, dict[str, Figures]],
) -> None:
    beaten = [
        code
        for code in bench.CODES
        if median(one.error for one in bench.tried(provinces, code, (2017,), (3,))) < bench.best_naive(SHARED, code, 3)
    ]
    assert len(beaten) >= 3, beaten


@pytest.mark.parametrize("horizon", [1, 2, 3])
def test_four_fifths_intervals_hold_seven_to_nine_tenths(
    provinces: dict[str, dict[str, Figures]], horizon: int
) -> None:
    found = [one for code in bench.CODES for one in bench.tried(provinces, code, (2017,), (horizon,))]
    covered = record_of(found).covered
    assert covered is not None
    assert 0.7 <= covered <= 0.9


def test_nothing_of_the_future_is_used(provinces: dict[str, dict[str, Figures]]) -> None:
    figures = provinces["rd_expenditure"]["河北"]
    told = back_test(figures, bench.money, (3,), origins=(2017,))[0].outlook.middle
    assert told == bench.money(figures.until(2017), 3).middle
