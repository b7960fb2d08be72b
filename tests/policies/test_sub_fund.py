"""科技成果转化子基金: the guidance fund's share by date, and the worked cases of what must be invested."""

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
HELD: dict[str, Any] = {"fund_size": "20000万元", "fund_guide": "5000万元", "fund_largest_other": "9000万元"}
FUND: dict[str, Any] = HELD | {
    "fund_target_invested": "15000万元",
    "fund_lends": "否",
    "fund_trades_shares": "否",
}


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


@pytest.mark.parametrize(("guide", "needed"), [("5000万元", 15000), ("2000万元", 10000), ("3400万元", 10200)])
def test_three_times_the_guidance_money_and_half_the_fund(guide: str, needed: int, explain: Explain) -> None:
    found = explain("sub_fund", "2022-06-01", **FUND | {"fund_guide": guide})
    assert amounts(found)["needed"] == needed * WAN
    assert found.verdict is True


@pytest.mark.parametrize(("invested", "verdict", "gap"), [("15000万元", True, 0), ("14999万元", False, 1)])
def test_what_is_still_to_be_invested(invested: str, verdict: bool, gap: int, explain: Explain) -> None:
    found = explain("sub_fund", "2022-06-01", **FUND | {"fund_target_invested": invested})
    assert (found.verdict, amounts(found)["gap"]) == (verdict, gap * WAN)


@pytest.mark.parametrize(
    ("guide", "earlier", "later"),
    [
        ("1999万元", False, False),
        ("2000万元", False, True),
        ("3999万元", False, True),
        ("4000万元", True, True),
        ("6000万元", True, True),
        ("6001万元", False, False),
    ],
)
def test_the_share_of_the_guidance_fund_by_date(guide: str, earlier: bool, later: bool, explain: Explain) -> None:
    assert explain("sub_fund", "2021-10-23", **HELD | {"fund_guide": guide}).verdict is earlier
    given = FUND | {"fund_guide": guide, "fund_target_invested": "20000万元"}
    assert explain("sub_fund", "2021-10-24", **given).verdict is later


@pytest.mark.parametrize(("other", "verdict"), [("5001万元", True), ("5000万元", False)])
def test_it_is_never_the_largest_holder(other: str, verdict: bool, explain: Explain) -> None:
    assert explain("sub_fund", "2018-06-01", **HELD | {"fund_largest_other": other}).verdict is verdict


@pytest.mark.parametrize("fact", ["fund_lends", "fund_trades_shares"])
def test_it_neither_lends_nor_trades_shares(fact: str, explain: Explain) -> None:
    assert explain("sub_fund", "2022-06-01", **FUND | {fact: "是"}).verdict is False


def test_nothing_is_said_before_2011() -> None:
    with pytest.raises(NotInForce):
        catalogue().law("sub_fund", date(2010, 12, 31))
