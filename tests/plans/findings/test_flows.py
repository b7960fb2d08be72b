"""Yearly numbers against totals."""

from __future__ import annotations

import pytest

from kechuang.plans.findings import flow_against_total


def with_flow(draft, total: str, **more):
    plan = draft().goal(f"创新团队总数为{total}个", "创新团队数量", total, "个", **more).task("引进人才")
    return plan.promise("每年引进3个创新团队", "创新团队", "3", "个", op="build", bound="=", per="year")


def test_a_total_above_the_yearly_numbers_holds_only_with_a_base(draft) -> None:
    (finding,) = flow_against_total.find(with_flow(draft, "12").read())
    assert "3×3=9个" in finding.sentence.zh
    assert "期初已有不少于3个" in finding.sentence.zh
    assert "at least 3个" in finding.sentence.en


def test_a_total_below_the_yearly_numbers_is_exceeded_by_them_alone(draft) -> None:
    (finding,) = flow_against_total.find(with_flow(draft, "7").read())
    assert "超出总目标2个" in finding.sentence.zh


def test_a_total_that_the_yearly_numbers_make_is_fine(draft) -> None:
    assert list(flow_against_total.find(with_flow(draft, "9").read())) == []


@pytest.mark.parametrize(
    "more", [{"per": "year"}, {"op": "increase_by"}, {"scope": "国家级"}], ids=["yearly too", "growth", "another level"]
)
def test_what_is_no_total_of_the_same_thing_is_not_compared(draft, more: dict[str, str]) -> None:
    assert list(flow_against_total.find(with_flow(draft, "12", **more).read())) == []


def test_a_level_to_hold_every_year_is_no_flow(draft) -> None:
    plan = draft().goal("技术交易额达到9亿元", "技术交易额", "9", "亿元").task("促进转化")
    plan.promise("每年技术交易额达到4亿元", "技术交易额", "4", "亿元", per="year")
    assert list(flow_against_total.find(plan.read())) == []


def test_a_total_stated_twice_is_compared_once(draft) -> None:
    plan = with_flow(draft, "12").promise("创新团队总数达到12个", "创新团队数量", "12", "个")
    assert len(list(flow_against_total.find(plan.read()))) == 1


def test_without_a_first_year_nothing_is_reckoned(draft) -> None:
    assert list(flow_against_total.find(with_flow(draft, "12").read(period=(None, 2027)))) == []
