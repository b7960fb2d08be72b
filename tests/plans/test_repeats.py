"""Which targets say the same thing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kechuang.plans.model import Span, Target
from kechuang.plans.repeats import Repeat, repeats, same_as
from kechuang.plans.subjects import amount, highest, is_ratio, lowest, measure_of, name_of, near, subject_of


def target(indicator: str, value: str, unit: str = "家", **more: Any) -> Target:
    bare = Target(
        indicator + value, Span(0, 1), indicator, None, ">=", "达到", Decimal(value), unit, "2027", "explicit"
    )
    return replace(bare, **more)


def test_the_same_indicator_value_and_year_is_a_repeat() -> None:
    stated = [
        target("高新技术企业数量", "90"),
        target("众创空间数量", "6"),
        target("高新技术企业认定数量", "90", task_number="3"),
    ]
    assert repeats(stated) == (Repeat(0, 2, True),)
    assert same_as(stated) == {2: 0}


def test_to_build_as_many_as_the_goal_wants_to_reach_is_a_repeat() -> None:
    stated = [target("众创空间数量", "6"), target("众创空间", "6", op="build", bound="=", task_number="4")]
    assert same_as(stated) == {1: 0}


@pytest.mark.parametrize(
    "again",
    [
        {"deadline": "2030"},
        {"scope": "国家级"},
        {"scope": "规模以上工业企业"},
        {"per": "year"},
        {"op": "increase_by"},
        {"unit": "%"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_year_level_population_rhythm_or_measure_is_another_target(again: dict[str, Any]) -> None:
    assert repeats([target("高新技术企业数量", "90"), replace(target("高新技术企业数量", "90"), **again)]) == ()


def test_a_year_and_its_december_are_one_date_but_its_june_is_not() -> None:
    first = target("众创空间数量", "6")
    assert len(repeats([first, replace(first, deadline="2027-12")])) == 1
    assert repeats([first, replace(first, deadline="2027-06")]) == ()


def test_two_levels_of_one_indicator_contradict_each_other() -> None:
    stated = [target("高新技术企业数量", "90"), target("高新技术企业数量", "95", task_number="2")]
    assert repeats(stated) == (Repeat(0, 1, False),)


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("高新技术企业数量", {}),
        ("高新技术企业数量", {"task_number": "2", "hedge": "力争"}),
        ("产值", {"task_number": "2"}),
    ],
    ids=["stages in one place", "one is only striven for", "a name too short to tell"],
)
def test_what_may_be_two_things_is_no_contradiction(name: str, again: dict[str, Any]) -> None:
    assert repeats([target(name, "90"), target(name, "95", **again)]) == ()


def test_to_exceed_a_number_and_to_reach_it_are_not_equal() -> None:
    stated = [target("高新技术企业数量", "90"), target("高新技术企业数量", "90", op=">", task_number="2")]
    assert repeats(stated) == (Repeat(0, 1, False),)
    assert same_as(stated) == {}


def test_two_lots_to_build_in_two_tasks_do_not_contradict_each_other() -> None:
    lots = [target("快速充电站", "20", "座", op="build", task_number=n) for n in ("1", "2")]
    assert repeats([lots[0], replace(lots[1], value=Decimal(30))]) == ()
    assert repeats([replace(lots[0], task_number=None), replace(lots[1], value=Decimal(30))]) == (Repeat(0, 1, False),)


def test_a_later_statement_pairs_with_the_one_that_agrees() -> None:
    stated = [target("众创空间数量", value, task_number=task) for value, task in (("6", None), ("8", "1"), ("8", "2"))]
    assert repeats(stated) == (Repeat(0, 1, False), Repeat(1, 2, True))


def test_money_is_compared_in_one_unit() -> None:
    assert len(repeats([target("技术合同交易额", "1.5", "亿元"), target("技术合同交易额", "15000", "万元")])) == 1


@pytest.mark.parametrize(
    ("unit", "measure", "times"),
    [
        ("家", "count", 1),
        ("万户", "count", 10_000),
        ("亿元", "元", 10**8),
        ("万千瓦", "千瓦", 10_000),
        ("千瓦", "千瓦", 1),
        ("%", "%", 1),
    ],
)
def test_a_unit_is_a_dimension_and_a_multiplier(unit: str, measure: str, times: int) -> None:
    assert measure_of(unit) == measure
    assert amount(Decimal(1), unit) == times


@pytest.mark.parametrize(
    ("indicator", "name"),
    [
        ("高新技术企业认定数量", "高新技术企业"),
        ("省级以上重点实验室数量", "重点实验室"),
        ("全市技术合同交易总额", "技术合同交易总额"),
        ("科技创新指数", "科技创新指数"),
        ("“雏鹰”企业总数", "雏鹰企业"),
        ("中试基地要建成数量", "中试基地"),
    ],
)
def test_a_name_is_the_indicator_without_level_place_and_counting_words(indicator: str, name: str) -> None:
    assert name_of(indicator) == name


def test_a_level_and_above_covers_the_higher_levels() -> None:
    above = subject_of(target("重点实验室", "5", scope="省级以上"))
    national = subject_of(target("重点实验室", "5", scope="国家级"))
    any_level = subject_of(target("重点实验室", "5"))
    assert national.levels < above.levels < any_level.levels


def test_a_floor_on_whole_things_is_met_from_the_next_one_when_strict() -> None:
    assert lowest(target("技术创新中心", "8", op=">")) == 9
    assert lowest(target("技术创新中心", "8")) == 8
    assert lowest(target("技术合同交易额", "8", "元", op=">")) == 8
    assert lowest(target("能耗", "8", op="<=")) is None
    assert highest(target("能耗", "8", op="<=")) == 8
    assert highest(target("能耗", "8")) is None


def test_shares_rates_and_per_head_figures_are_ratios_and_growth_is_not() -> None:
    assert is_ratio(target("研发经费支出占地区生产总值比重", "2", "%"))
    assert is_ratio(target("万人发明专利拥有量", "3", "件"))
    assert not is_ratio(target("地区生产总值", "6", "%", op="increase_by"))
    assert not is_ratio(target("发明专利拥有量", "300", "件"))


def test_names_are_near_when_one_is_the_other_with_a_few_characters_put_in() -> None:
    assert near("高层次创新团队", "高层次产业创新团队")
    assert not near("高层次创新团队", "高层次创新人才")
    assert not near("基金", "产业基金")
