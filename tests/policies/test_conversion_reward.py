"""科技成果转化奖励: the law's floors by way of application, and whose own rule may go below them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
WAN = 10_000
STATE = "国家设立的研发机构或高等院校"
DEAL: dict[str, Any] = {
    "reward_unit": "其他单位",
    "reward_service_result": "是",
    "reward_contributors": "是",
    "reward_way": "转让或许可",
    "reward_net_income": "200万元",
    "reward_own_rule": "否",
}


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


@pytest.mark.parametrize(
    ("facts", "least"),
    [
        ({}, 100 * WAN),
        ({"reward_way": "作价投资", "reward_shares": "1000万元"}, 500 * WAN),
        ({"reward_way": "自行或合作实施", "reward_profit": "100万元", "reward_year": 3}, 5 * WAN),
        ({"reward_way": "自行或合作实施", "reward_profit": "100万元", "reward_year": 5}, None),
        ({"reward_way": "自行或合作实施", "reward_profit": "100万元", "reward_year": 6}, 0),
        ({"reward_net_income": ""}, None),
    ],
)
def test_the_floor_goes_with_the_way_of_application(facts: dict[str, Any], least: int | None, explain: Explain) -> None:
    assert amounts(explain("conversion_reward", "2018-06-01", **DEAL | facts))["least"] == least


@pytest.mark.parametrize(
    ("unit", "agreed", "verdict", "due"),
    [
        ("其他单位", "99.99万元", True, 999_900),
        (STATE, "99.99万元", False, 1_000_000),
        (STATE, "100万元", True, 1_000_000),
        (STATE, "150万元", True, 1_500_000),
        (STATE, "", None, None),
    ],
)
def test_only_units_of_the_state_are_bound_by_the_floor(
    unit: str, agreed: str, verdict: bool | None, due: int | None, explain: Explain
) -> None:
    facts = {"reward_unit": unit, "reward_own_rule": "是", "reward_own_amount": agreed}
    found = explain("conversion_reward", "2018-06-01", **DEAL | facts)
    assert (found.verdict, amounts(found)["due"]) == (verdict, due)


def test_results_of_ones_own_time_are_not_rewarded(explain: Explain) -> None:
    assert explain("conversion_reward", "2018-06-01", **DEAL | {"reward_service_result": "否"}).verdict is False


def test_nothing_is_said_before_october_2015() -> None:
    with pytest.raises(NotInForce, match="2015-10-01"):
        catalogue().law("conversion_reward", date(2015, 9, 30))
