"""Codes in official words: numbers, dates, operators, amounts; in English where the page is English."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from django.urls import get_script_prefix, set_script_prefix
from django.utils.translation import override

from kechuang.kernel.written import after, plain, sign_of, with_unit
from kechuang.portal import words
from kechuang.portal.addresses import address_of
from kechuang.portal.corrections import in_words
from kechuang.supervision.models import Plan, Target


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("120.000000", "120"),
        ("2.800000", "2.8"),
        ("9999", "9999"),
        ("10000", "10,000"),
        ("0.50", "0.5"),
        ("100", "100"),
    ],
)
def test_numbers_are_written_as_people_write_them(value: str, said: str) -> None:
    assert plain(Decimal(value)) == said


@pytest.mark.parametrize(
    ("number", "unit", "apart", "tight"),
    [
        (Fraction("35.2312"), "%", "35.23%", "35.23%"),
        (Fraction(3, 2), "‰", "1.5‰", "1.5‰"),
        (Fraction(120), "家", "120 家", "120家"),
        (Fraction(12345), "", "12,345", "12,345"),
        (Fraction(0), "%", "0%", "0%"),
        (None, "%", "", ""),
    ],
)
def test_a_figure_is_written_with_its_unit_a_ratio_with_its_sign_at_once(
    number: Fraction | None, unit: str, apart: str, tight: str
) -> None:
    assert (with_unit(number, unit), with_unit(number, unit, "")) == (apart, tight)
    assert (after(""), sign_of(">="), sign_of("<")) == ("", "≥", "<")


@pytest.mark.parametrize(
    ("when", "said"),
    [("2027", "2027年"), ("2026-06", "2026年6月"), ("2025-02-18", "2025年2月18日"), ("年底", "年底"), ("", "")],
)
def test_dates_are_written_in_chinese(when: str, said: str) -> None:
    assert words.date_words(when) == said


def test_dates_are_written_in_english() -> None:
    with override("en"):
        assert words.date_words("2026-06") == "June 2026" or "2026" in words.date_words("2026-06")


def target(**fields: object) -> Target:
    return Target(**({"indicator": "某某", "op": ">=", "value": Decimal(6), "unit": "家"} | fields))


@pytest.mark.parametrize(
    ("fields", "sign", "said"),
    [
        ({}, "≥", "6 家"),
        ({"approx": True}, "≥", "约 6 家"),
        ({"approx": True, "op": "="}, "≈", "6 家"),
        ({"value_max": Decimal(8)}, "≥", "6～8 家"),
        ({"op": "build"}, "+", "6 家"),
        ({"op": "build", "bound": ">="}, "+", "6 家以上"),
        ({"op": "build", "per": "year"}, "+", "每年 6 家"),
        ({"op": "increase_by", "value": Decimal("6.5"), "unit": "%"}, "↑", "6.5%"),
        ({"op": "increase_by", "value": Decimal("-12.5"), "unit": "%"}, "↓", "12.5%"),
    ],
)
def test_a_target_is_said_with_a_sign_and_an_amount(fields: dict[str, object], sign: str, said: str) -> None:
    assert (words.sign(target(**fields)), words.amount(target(**fields))) == (sign, said)


def test_a_fall_is_not_told_as_a_rise() -> None:
    assert words.operator(target(op="increase_by", value=Decimal(-3))).startswith("下降")
    assert words.operator(target(op="increase_by", value=Decimal(3))).startswith("增长")


@pytest.mark.parametrize(
    ("field", "kept", "said"),
    [
        ("value", "70", "70"),
        ("deadline", "2026-06", "2026年6月"),
        ("deadline", "", "（空）"),
        ("op", ">", "超过"),
        ("approx", True, "是"),
        ("approx", False, "否"),
        ("task", 3, "第 3 项任务"),
        ("same_as", None, "（空）"),
        ("per", "year", "每年"),
        (
            "lead",
            [{"name": "市科技局", "start": 1, "end": 5, "assignment": None}, {"name": "市财政局"}],
            "市科技局、市财政局",
        ),
    ],
)
def test_a_kept_value_is_told_in_words(field: str, kept: object, said: str) -> None:
    assert in_words(field, kept) == said


def test_an_address_begins_where_the_site_is_served_now_though_it_was_asked_before() -> None:
    plan = Plan(slug="minghu-2025")
    target = Target(plan=plan, ordinal=3)
    before = get_script_prefix()
    assert address_of(target) == "/plans/minghu-2025/targets/3/"
    try:
        set_script_prefix("/kechuang/")
        assert address_of(target) == "/kechuang/plans/minghu-2025/targets/3/"
    finally:
        set_script_prefix(before)
    assert address_of(Target(plan=Plan(slug="other"), ordinal=3)) == "/plans/other/targets/3/"
