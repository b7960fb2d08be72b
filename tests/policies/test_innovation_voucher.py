"""河北省科技创新券: the worked cases of three generations, caps, lapse, and what stays open."""

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
CLAIM: dict[str, Any] = {
    "voucher_holder": "企业",
    "heb_tech_sme_certificate": "是",
    "voucher_service": "检验检测",
    "voucher_asked": "5万元",
    "voucher_used_this_year": "0元",
    "voucher_balance": "10万元",
    "voucher_eligible_cost": "8万元",
}
FIRST: dict[str, Any] = CLAIM | {
    "voucher_own_use": "是",
    "voucher_contract_filed": "是",
    "voucher_first_claim": "是",
}
LATER: dict[str, Any] = FIRST | {
    "voucher_first_claim": "否",
    "voucher_last_issued": "2017-01-10",
    "voucher_last_used": "是",
    "voucher_last_exhausted": "是",
}
NOTICES: dict[str, Any] = CLAIM | {
    "voucher_well_run": "是",
    "voucher_linked": "否",
    "voucher_compulsory": "否",
}
SMALL: dict[str, Any] = {
    "employees": 100,
    "sales_y1": "1000万元",
    "rd_spending": "20万元",
    "ip_class1": 1,
    "voucher_service": "研究开发",
    "voucher_asked": "5万元",
    "voucher_used_this_year": "0元",
    "voucher_balance": "5万元",
    "voucher_eligible_cost": "8万元",
}


def told(explain: Explain, on: str, **facts: Any) -> Explanation:
    return explain("innovation_voucher", on, **facts)


def amount(found: Explanation, code: str) -> Fraction | None:
    return next(a.value for a in found.amounts if a.amount.code == code)


@pytest.mark.parametrize(("asked", "issued"), [("5万元", "3"), ("3万元", "3"), ("2.99万元", "2.99")])
def test_a_first_claim_gets_thirty_thousand_at_most(asked: str, issued: str, explain: Explain) -> None:
    found = told(explain, "2017-01-10", **FIRST | {"voucher_asked": asked})
    assert found.verdict is True
    assert amount(found, "issued") == Fraction(issued) * WAN


@pytest.mark.parametrize(("used", "issued"), [("7万元", 3), ("9万元", 1), ("10万元", 0), ("11万元", 0)])
def test_a_year_gets_a_hundred_thousand_at_most(used: str, issued: int, explain: Explain) -> None:
    found = told(explain, "2017-06-01", **LATER | {"voucher_asked": "3万元", "voucher_used_this_year": used})
    assert amount(found, "issued") == issued * WAN


@pytest.mark.parametrize(
    ("on", "used", "exhausted", "verdict"),
    [
        ("2017-04-10", "否", "否", True),
        ("2017-04-11", "否", "否", False),
        ("2017-12-31", "否", "否", False),
        ("2018-01-01", "否", "否", True),
        ("2017-07-10", "是", "否", True),
        ("2017-07-11", "是", "否", False),
        ("2017-07-11", "是", "是", True),
        ("2017-04-11", "", "", None),
    ],
)
def test_a_voucher_left_unused_is_withdrawn_and_bars_the_rest_of_the_year(
    on: str, used: str, exhausted: str, verdict: bool | None, explain: Explain
) -> None:
    given = LATER | {"voucher_last_used": used, "voucher_last_exhausted": exhausted}
    found = told(explain, on, **given)
    assert found.verdict is verdict
    assert (amount(found, "issued") == 0) is (verdict is False)


@pytest.mark.parametrize(("cost", "paid"), [("8万元", 4), ("20万元", 10), ("30万元", 10)])
def test_each_yuan_of_a_voucher_needs_one_of_ones_own(cost: str, paid: int, explain: Explain) -> None:
    found = told(explain, "2017-01-10", **FIRST | {"voucher_eligible_cost": cost})
    assert amount(found, "paid") == paid * WAN


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"voucher_holder": "创新创业团队", "voucher_team": "是"}, True),
        ({"voucher_holder": "创新创业团队", "voucher_team": "否"}, False),
        ({"heb_tech_sme_certificate": "否"}, False),
        ({"voucher_own_use": "否"}, False),
        ({"voucher_contract_filed": "否"}, False),
        ({"voucher_service": "技术转让"}, False),
        ({"voucher_service": "设计"}, True),
    ],
)
def test_who_holds_a_voucher_of_2016_and_what_it_pays_for(
    facts: dict[str, str], verdict: bool, explain: Explain
) -> None:
    assert told(explain, "2017-01-10", **FIRST | facts).verdict is verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({}, True),
        ({"voucher_linked": "是"}, False),
        ({"voucher_linked": ""}, None),
        ({"voucher_well_run": "否"}, False),
        ({"voucher_compulsory": "是"}, False),
        ({"voucher_service": "知识产权"}, False),
    ],
)
def test_since_2019_a_link_with_the_provider_refuses(
    facts: dict[str, str], verdict: bool | None, explain: Explain
) -> None:
    assert told(explain, "2019-06-01", **NOTICES | facts).verdict is verdict


@pytest.mark.parametrize(
    ("asked", "higher", "issued"),
    [("10万元", "", 10), ("10.01万元", "", None), ("20万元", "是", 15), ("20万元", "否", 10)],
)
def test_the_higher_cap_of_2019_waits_for_confirmation(
    asked: str, higher: str, issued: int | None, explain: Explain
) -> None:
    found = told(explain, "2019-06-01", **NOTICES | {"voucher_asked": asked, "voucher_higher_cap": higher})
    assert amount(found, "issued") == (None if issued is None else issued * WAN)
    assert amount(found, "paid") is None


@pytest.mark.parametrize(
    ("staff", "sales", "verdict"),
    [(1200, "3.9亿元", True), (1200, "4亿元", False), (1000, "4亿元", True), (1001, "4亿元", False)],
)
def test_since_2025_either_size_is_enough(staff: int, sales: str, verdict: bool, explain: Explain) -> None:
    given = SMALL | {"employees": staff, "sales_y1": sales, "rd_spending": "1000万元"}
    assert told(explain, "2025-10-01", **given).verdict is verdict


@pytest.mark.parametrize(("spent", "verdict"), [("20万元", True), ("19.99万元", False)])
def test_since_2025_research_takes_two_percent_of_sales(spent: str, verdict: bool, explain: Explain) -> None:
    assert told(explain, "2025-10-01", **SMALL | {"rd_spending": spent}).verdict is verdict


def test_since_2025_without_a_class_one_right_another_route_is_for_a_person_to_see(explain: Explain) -> None:
    found = told(explain, "2025-10-01", **SMALL | {"ip_class1": 0})
    assert found.verdict is None
    assert [f.name for f in found.to_judge] == ["voucher_other_route"]


def test_the_amounts_of_2025_are_open(explain: Explain) -> None:
    found = told(explain, "2025-10-01", **SMALL)
    assert found.verdict is True
    assert {a.value for a in found.amounts} == {None}


def test_versions_by_date() -> None:
    assert catalogue().law("innovation_voucher", date(2018, 12, 31)).version.since == date(2016, 9, 1)
    assert catalogue().law("innovation_voucher", date(2025, 8, 31)).version.since == date(2019, 1, 1)
    with pytest.raises(NotInForce, match="2016-09-01"):
        catalogue().law("innovation_voucher", date(2016, 8, 31))
