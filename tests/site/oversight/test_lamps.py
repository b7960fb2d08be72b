"""Lamps of milestones: both sides of every figure of the published rule."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from kechuang.oversight.lamps import Looked, lag, lamp
from kechuang.oversight.rule import OURS
from kechuang.oversight.showing import growth

BEGINS = date(2025, 1, 1)
DUE = BEGINS + timedelta(days=1000)


def seen(day: int, share: Fraction | None = None, *, done: bool = False, target: str = "") -> Looked:
    return Looked(BEGINS, DUE, BEGINS + timedelta(days=day), done, share, target)


@pytest.mark.parametrize(
    ("day", "share", "light"),
    [
        (600, Fraction(501, 1000), "on_course"),  # 9.9 points behind
        (600, Fraction(500, 1000), "at_risk"),  # 10
        (900, Fraction(600, 1000), "at_risk"),  # 30
        (900, Fraction(599, 1000), "off_course"),  # 30.1
        (984, Fraction(91, 100), "on_course"),
        (985, Fraction(9, 10), "on_course"),
        (1001, Fraction(99, 100), "off_course"),
    ],
)
def test_a_milestone_behind_the_even_pace_is_yellow_from_10_points_and_red_above_30(
    day: int, share: Fraction, light: str
) -> None:
    assert lamp(seen(day, share), OURS).light == light


def test_near_its_date_it_is_yellow_with_less_than_80_per_cent_or_without_evidence() -> None:
    assert lamp(seen(984), OURS).light == "no_data"
    assert lamp(seen(985), OURS).light == "at_risk"
    assert lamp(seen(1000), OURS).light == "at_risk"
    assert lamp(seen(1001), OURS).light == "off_course"
    assert "逾期1天" in lamp(seen(1001), OURS).why.zh


def test_the_forecast_of_its_target_counts_and_what_is_done_is_done() -> None:
    assert lamp(seen(100, target="off_course"), OURS).light == "off_course"
    assert lamp(seen(100, target="at_risk"), OURS).light == "at_risk"
    assert lamp(seen(100, target="on_course"), OURS).light == "on_course"
    assert lamp(seen(2000, done=True), OURS).light == "met"


def test_yellow_in_three_months_running_is_red_and_a_green_month_between_is_not() -> None:
    yellow = seen(600, Fraction(1, 2))
    assert lamp(yellow, OURS, ("at_risk", "at_risk")).light == "off_course"
    assert lamp(yellow, OURS, ("on_course", "at_risk")).light == "at_risk"
    assert lamp(yellow, OURS, ("at_risk",)).light == "at_risk"


def test_without_a_share_there_is_no_lag() -> None:
    assert lag(seen(500)) is None
    assert lag(seen(500, Fraction(1, 2))) == 0


def test_growth_is_of_a_year_over_the_year_before_and_unknown_where_one_of_them_is() -> None:
    assert growth(Fraction(100), Fraction(120)) == Fraction(1, 5)
    assert growth(None, Fraction(120)) is None
    assert growth(Fraction(100), None) is None
    assert growth(Fraction(0), Fraction(5)) is None
