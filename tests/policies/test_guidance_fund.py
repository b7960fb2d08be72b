"""政府引导基金运作: the two limits of a year, partners, leverage, and local investment as a place asks for it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.jurisdictions import local_figures
from kechuang.rules.law import Explanation, NotInForce
from kechuang.rules.rows import row

WAN = 10_000
FUND: dict[str, Any] = {
    "fund_banned_business": "否",
    "fund_guarantees_return": "否",
    "fund_plan_approved": "2019-03-01",
    "fund_set_up": "是",
    "fund_paid_in": "2019-06-01",
    "fund_has_invested": "是",
    "fund_on_course": "是",
    "fund_form": "有限合伙制",
    "fund_partners": 5,
    "fund_general_partners": 1,
    "fund_guide": "2000万元",
    "fund_local_invested": "2600万元",
    "fund_total_assets": "1亿元",
    "fund_net_assets": "1亿元",
    "fund_product_class": "权益类",
    "fund_senior": "0元",
    "fund_junior": "0元",
}
TABLE = """
[[figure]]
policy = "guidance_fund"
parameter = "guidance_fund_return_times"
value = "1.5倍"
since = 2018-01-01
document = "明湖市引导基金管理办法"
article = "第十条"
confidence = "local"
"""


def told(on: str = "2020-06-01", table: str = "", **facts: Any) -> Explanation:
    local = local_figures(table, catalogue().parameters(), "明湖市")
    law = catalogue().law("guidance_fund", date.fromisoformat(on), local)
    read = {f.name for f in law.facts}
    return law.explain(row({k: v for k, v in (FUND | facts).items() if k in read}, law.facts))


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


@pytest.mark.parametrize(("on", "verdict"), [("2020-03-01", True), ("2020-03-02", False)])
def test_a_fund_not_set_up_a_year_after_its_plan_may_be_left(on: str, verdict: bool) -> None:
    assert told(on, fund_set_up="否").verdict is verdict
    assert told(on, fund_set_up="是").verdict is True


@pytest.mark.parametrize(("on", "verdict"), [("2020-06-01", True), ("2020-06-02", False)])
def test_money_idle_for_a_year_may_be_taken_back(on: str, verdict: bool) -> None:
    assert told(on, fund_has_invested="否").verdict is verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"fund_banned_business": "是"}, False),
        ({"fund_guarantees_return": "是"}, False),
        ({"fund_on_course": ""}, None),
        ({"fund_partners": 1}, False),
        ({"fund_partners": 2}, True),
        ({"fund_partners": 50}, True),
        ({"fund_partners": 51}, False),
        ({"fund_general_partners": 0}, False),
        ({"fund_form": "公司制", "fund_partners": "", "fund_general_partners": ""}, True),
        ({"fund_total_assets": "2亿元"}, True),
        ({"fund_total_assets": "2.0001亿元"}, False),
        ({"fund_senior": "100万元", "fund_junior": "100万元"}, True),
        ({"fund_senior": "101万元", "fund_junior": "100万元"}, False),
        ({"fund_senior": "300万元", "fund_junior": "100万元", "fund_product_class": "固定收益类"}, True),
        ({"fund_senior": "301万元", "fund_junior": "100万元", "fund_product_class": "固定收益类"}, False),
        ({"fund_senior": "200万元", "fund_junior": "100万元", "fund_product_class": "商品及混合类"}, True),
        ({"fund_senior": "201万元", "fund_junior": "100万元", "fund_product_class": "商品及混合类"}, False),
    ],
)
def test_what_a_fund_must_keep(facts: dict[str, Any], verdict: bool | None) -> None:
    assert told(**facts).verdict is verdict


def test_local_investment_is_a_multiple_that_the_place_sets() -> None:
    given = amounts(told(table=TABLE))
    assert given["local_times"] == Fraction(1.3)
    assert (given["local_needed"], given["local_gap"]) == (3000 * WAN, 400 * WAN)
    assert amounts(told())["local_gap"] is None


def test_leverage_is_limited_since_april_2018() -> None:
    assert told("2018-04-26", fund_total_assets="3亿元", fund_plan_approved="2018-01-01").verdict is True
    assert told("2018-04-27", fund_total_assets="3亿元", fund_plan_approved="2018-01-01").verdict is False
    with pytest.raises(NotInForce, match="2015-11-12"):
        catalogue().law("guidance_fund", date(2015, 11, 11))
