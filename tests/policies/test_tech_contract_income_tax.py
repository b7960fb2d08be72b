"""技术转让所得减免企业所得税: the worked cases, the edges of five million and five years, licences by date."""

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
SALE: dict[str, Any] = {
    "resident": "是",
    "transfer_object": "专利",
    "transfer_mode": "所有权",
    "transfer_cross_border": "否",
    "contract_recognised": "是",
    "transfer_state_money": "否",
    "transfer_separate": "是",
    "transfer_wholly_related": "否",
    "transfer_price": "800万元",
    "transfer_cost": "0元",
    "transfer_taxes": "0元",
}
LICENCE: dict[str, Any] = SALE | {
    "transfer_mode": "非独占许可",
    "transfer_own_technology": "是",
    "transfer_licence_years": 5,
    "transfer_shared": "0元",
}


def told(explain: Explain, on: str = "2018-12-31", **facts: Any) -> Explanation:
    return explain("tech_contract_income_tax", on, **SALE | facts)


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


@pytest.mark.parametrize(
    ("price", "exempt", "halved", "tax"),
    [
        ("800万元", 500, 300, "37.5"),
        ("500万元", 500, 0, "0"),
        ("501万元", 500, 1, "0.125"),
        ("499万元", 499, 0, "0"),
    ],
)
def test_five_million_are_exempt_and_the_rest_is_taxed_on_half(
    price: str, exempt: int, halved: int, tax: str, explain: Explain
) -> None:
    found = told(explain, transfer_price=price)
    given = amounts(found)
    assert found.verdict is True
    assert (given["exempt"], given["halved"], given["tax"]) == (exempt * WAN, halved * WAN, Fraction(tax) * WAN)


def test_without_the_relief_the_full_tax_is_due(explain: Explain) -> None:
    found = told(explain, contract_recognised="否")
    assert found.verdict is False
    assert (amounts(found)["tax"], amounts(found)["saved"]) == (200 * WAN, 0)
    assert amounts(told(explain))["saved"] == Fraction(1625, 10) * WAN


@pytest.mark.parametrize(("years", "verdict"), [(4, False), (5, True)])
@pytest.mark.parametrize("mode", ["非独占许可", "全球独占许可"])
def test_a_licence_runs_for_five_years_at_least(years: int, verdict: bool, mode: str, explain: Explain) -> None:
    given = LICENCE | {"transfer_licence_years": years, "transfer_mode": mode}
    assert told(explain, **given).verdict is verdict


def test_a_non_exclusive_licence_counts_since_october_2015_and_for_own_technology(explain: Explain) -> None:
    early = {k: v for k, v in LICENCE.items() if k != "transfer_own_technology"}
    assert told(explain, "2015-09-30", **early).verdict is False
    assert told(explain, "2015-10-01", **LICENCE).verdict is True
    assert told(explain, "2015-10-01", **LICENCE | {"transfer_own_technology": "否"}).verdict is False


def test_income_is_the_price_less_cost_and_taxes_and_for_a_licence_less_its_share_of_expenses(
    explain: Explain,
) -> None:
    spent = {"transfer_cost": "200万元", "transfer_taxes": "40万元"}
    assert amounts(told(explain, **spent))["income"] == 560 * WAN
    assert amounts(told(explain, **LICENCE | spent | {"transfer_shared": "60万元"}))["income"] == 500 * WAN


def test_before_october_2015_a_licence_bears_no_share_of_expenses(explain: Explain) -> None:
    spent = {"transfer_cost": "200万元", "transfer_taxes": "40万元", "transfer_shared": "60万元"}
    exclusive = {"transfer_mode": "全球独占许可", "transfer_licence_years": 5} | spent
    assert amounts(told(explain, "2014-12-31", **exclusive))["income"] == 560 * WAN
    assert amounts(told(explain, "2015-12-31", **exclusive))["income"] == 500 * WAN


def test_a_loss_is_not_taxed(explain: Explain) -> None:
    assert amounts(told(explain, transfer_cost="900万元"))["tax"] == 0


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"transfer_cross_border": "是", "transfer_commerce": "是"}, True),
        ({"transfer_cross_border": "是", "transfer_commerce": "否"}, False),
        ({"transfer_state_money": "是", "transfer_state_approval": "是"}, True),
        ({"transfer_state_money": "是", "transfer_state_approval": "否"}, False),
        ({"transfer_wholly_related": "是"}, False),
        ({"transfer_separate": "否"}, False),
        ({"resident": "否"}, False),
        ({"transfer_object": "外观设计专利", "transfer_simple_design": "是"}, False),
        ({"transfer_object": "外观设计专利", "transfer_simple_design": "否"}, True),
        ({"transfer_object": "外观设计专利"}, None),
        ({"transfer_object": "其他", "transfer_object_named": "否"}, False),
    ],
)
def test_what_else_is_asked(facts: dict[str, str], verdict: bool | None, explain: Explain) -> None:
    assert told(explain, **facts).verdict is verdict


def test_years_before_2008_are_not_answered() -> None:
    with pytest.raises(NotInForce, match="2008-01-01"):
        catalogue().law("tech_contract_income_tax", date(2007, 12, 31))
