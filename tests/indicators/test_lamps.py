"""Lamps: lit by outcome, chance and path alone, on both sides of every threshold."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.indicators.lamps import Going, Rule, lamp, percent
from kechuang.indicators.meeting import Meeting
from kechuang.indicators.paths import Path

DUE = date(2027, 12, 31)
OPEN, MET = Meeting("open", Fraction(3)), Meeting("met")


@pytest.mark.parametrize(
    ("chance", "light"),
    [
        (1.0, "on_course"),
        (0.7, "on_course"),
        (0.6999, "at_risk"),
        (0.3, "at_risk"),
        (0.2999, "off_course"),
        (0.0, "off_course"),
    ],
)
def test_an_open_target_is_lit_by_its_chance(chance: float, light: str) -> None:
    assert lamp(OPEN, Going(DUE, chance)).light == light


@pytest.mark.parametrize(("chance", "light"), [(0.7, "met"), (0.6999, "at_risk"), (0.01, "at_risk")])
def test_what_is_met_today_but_will_hardly_be_then_is_at_risk(chance: float, light: str) -> None:
    assert lamp(MET, Going(DUE, chance)).light == light


@pytest.mark.parametrize(
    ("path", "light"),
    [("1", "on_course"), ("0.99", "at_risk"), ("0.8", "at_risk"), ("0.79", "off_course")],
)
def test_without_a_chance_the_straight_path_decides(path: str, light: str) -> None:
    assert lamp(OPEN, Going(DUE, None, Fraction(path))).light == light


def test_what_is_due_is_lit_by_its_outcome_alone() -> None:
    assert lamp(Meeting("not_met", Fraction(1)), Going(DUE, 0.99)).light == "off_course"
    assert lamp(MET).light == "met"


def test_without_a_number_there_is_no_data_unless_a_chance_can_be_told() -> None:
    assert lamp(Meeting("unknown")).light == "no_data"
    assert lamp(Meeting("unknown"), Going(DUE, 0.9)).light == "on_course"


def test_a_status_that_nobody_can_reckon_has_no_lamp() -> None:
    assert lamp(OPEN).light is None


def test_a_place_sets_its_own_figures() -> None:
    strict = Rule(Fraction(9, 10), Fraction(1, 2), Fraction(9, 10))
    assert lamp(OPEN, Going(DUE, 0.8), strict).light == "at_risk"
    assert lamp(OPEN, Going(DUE, 0.4), strict).light == "off_course"
    assert lamp(OPEN, Going(DUE, None, Fraction(85, 100)), strict).light == "off_course"


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_better_chance_never_lights_a_worse_lamp(one: float, other: float) -> None:
    order = ["off_course", "at_risk", "on_course"]
    low, high = sorted((one, other))
    lights = [order.index(str(lamp(OPEN, Going(DUE, chance)).light)) for chance in (low, high)]
    assert lights[0] <= lights[1]


def test_a_chance_is_never_told_surer_than_it_is() -> None:
    assert [percent(p) for p in (0, 0.001, 0.43, 0.996, 1)] == ["0%", "<1%", "43%", ">99%", "100%"]


def test_the_path_runs_straight_and_stays_at_its_ends() -> None:
    path = Path(date(2024, 12, 31), Fraction(82), DUE, Fraction(120))
    assert path.at(date(2024, 1, 1)) == 82
    assert path.at(date(2030, 1, 1)) == 120
    middle = path.at(date(2026, 7, 2))
    assert path.gone(date(2026, 7, 2), middle) == 1
    assert path.gone(date(2024, 12, 31), Fraction(90)) is None
    falling = Path(date(2024, 12, 31), Fraction(20), DUE, Fraction(15))
    assert falling.gone(DUE, Fraction(15)) == 1
