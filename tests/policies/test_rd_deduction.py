"""研发费用加计扣除: the worked cases, the caps, work abroad, special income, rates by year and kind of enterprise."""

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
FIRM: dict[str, Any] = {
    "resident": "是",
    "audited_collection": "是",
    "rd_deduction_activity": "是",
    "gross_income": "1000万元",
    "non_taxable_income": "0元",
    "investment_income": "0元",
    "listed_income": "0元",
    "rdd_personnel": "200万元",
    "rdd_input": "0元",
    "rdd_depreciation": "0元",
    "rdd_amortisation": "0元",
    "rdd_design": "0元",
    "rdd_other": "0元",
    "rdd_single_project": "是",
    "rdd_other_by_project": "",
    "rdd_allocated": "0元",
    "rdd_commissioned": "0元",
    "rdd_abroad": "0元",
    "rdd_special_income": "0元",
    "rdd_asset_amortisation": "0元",
    "national_tech_sme": "否",
    "industry_kind": "其他",
    "manufacturing_income": "0元",
    "rdd_firm_kind": "其他企业",
}


@pytest.fixture
def told(explain: Explain) -> Explain:
    """The explanation for a firm like the one above, with the facts its version asks for."""

    def given(on: str, **facts: Any) -> Explanation:
        asked = {f.name for f in catalogue().law("rd_deduction", date.fromisoformat(on)).facts}
        return explain("rd_deduction", on, **{k: v for k, v in (FIRM | facts).items() if k in asked})

    return given


@pytest.fixture
def amount(told: Explain) -> Callable[..., Fraction | None]:
    """One amount in 元."""

    def given(on: str, code: str, **facts: Any) -> Fraction | None:
        return next(a.value for a in told(on, **facts).amounts if a.amount.code == code)

    return given


def test_other_costs_count_up_to_a_ninth_of_the_five_heads(amount: Callable[..., Fraction]) -> None:
    given = {"rdd_other": "30万元"}
    assert amount("2018-12-31", "other", **given) == Fraction(200 * WAN, 9)
    assert amount("2018-12-31", "extra", **given) == Fraction(2000 * WAN, 9) * Fraction(3, 4)
    assert round(amount("2018-12-31", "extra", **given) / WAN, 2) == Fraction(16667, 100)


@pytest.mark.parametrize(("other", "counted"), [("20万元", 20), ("20.01万元", 20), ("19.99万元", Fraction(1999, 100))])
def test_the_cap_itself_still_counts(other: str, counted: Fraction, amount: Callable[..., Fraction]) -> None:
    assert amount("2021-12-31", "other", rdd_personnel="180万元", rdd_other=other) == counted * WAN


@pytest.mark.parametrize(("on", "counted"), [("2020-12-31", 10), ("2021-12-31", 20)])
def test_until_2020_each_project_has_its_own_cap_then_all_share_one(
    on: str, counted: int, amount: Callable[..., Fraction]
) -> None:
    given = {"rdd_personnel": "180万元", "rdd_other": "20万元", "rdd_single_project": "否"}
    assert amount(on, "other", **given, rdd_other_by_project="10万元") == counted * WAN


def test_the_sum_over_projects_cannot_pass_the_cap_over_all_of_them(amount: Callable[..., Fraction]) -> None:
    given = {"rdd_personnel": "180万元", "rdd_other": "50万元", "rdd_single_project": "否"}
    assert amount("2020-12-31", "other", **given, rdd_other_by_project="50万元") == 20 * WAN
    assert amount("2020-12-31", "other", **given) is None


@pytest.mark.parametrize(("paid", "base", "extra"), [("100万元", 380, 285), ("300万元", 500, 375)])
def test_work_abroad_counts_at_80_percent_within_two_thirds_of_the_domestic_costs(
    paid: str, base: int, extra: int, amount: Callable[..., Fraction]
) -> None:
    given = {"rdd_personnel": "300万元", "rdd_abroad": paid, "rdd_abroad_registered": "是"}
    assert amount("2018-12-31", "base", **given) == base * WAN
    assert amount("2018-12-31", "extra", **given) == extra * WAN


@pytest.mark.parametrize(("registered", "counted"), [("是", 80 * WAN), ("否", 0), ("", None)])
def test_work_abroad_counts_only_if_its_contract_is_registered(
    registered: str, counted: int | None, amount: Callable[..., Fraction]
) -> None:
    given = {"rdd_abroad": "100万元", "rdd_abroad_registered": registered}
    assert amount("2018-12-31", "abroad", **given) == counted


def test_work_abroad_did_not_count_before_2018(told: Explain) -> None:
    assert "abroad" not in {a.amount.code for a in told("2017-12-31").amounts}
    assert "abroad" in {a.amount.code for a in told("2018-01-01").amounts}


@pytest.mark.parametrize(
    ("facts", "counted"),
    [
        ({"rdd_contracts_registered": "是", "rdd_related": "否"}, 80 * WAN),
        ({"rdd_contracts_registered": "是", "rdd_related": "是", "rdd_breakdown": "是"}, 80 * WAN),
        ({"rdd_contracts_registered": "是", "rdd_related": "是", "rdd_breakdown": "否"}, 0),
        ({"rdd_contracts_registered": "否"}, 0),
        ({"rdd_contracts_registered": "是"}, None),
    ],
)
def test_commissioned_work_counts_at_80_percent_if_registered_and_shown_between_related_parties(
    facts: dict[str, str], counted: int | None, amount: Callable[..., Fraction]
) -> None:
    assert amount("2019-12-31", "commissioned", rdd_commissioned="100万元", **facts) == counted


@pytest.mark.parametrize(("listed", "verdict"), [("60万元", True), ("61万元", False)])
def test_the_negative_list_allows_exactly_half(listed: str, verdict: bool, told: Explain) -> None:
    given = {"gross_income": "130万元", "non_taxable_income": "10万元", "listed_income": listed}
    assert told("2018-12-31", **given).verdict is verdict


@pytest.mark.parametrize(("made", "rate"), [("500万元", 100), ("499万元", 75)])
def test_manufacturers_take_100_percent_from_2021(made: str, rate: int, amount: Callable[..., Fraction]) -> None:
    given = {"industry_kind": "制造业", "manufacturing_income": made}
    assert amount("2021-12-31", "rate", **given) == Fraction(rate, 100)
    assert amount("2020-12-31", "rate", **given) == Fraction(75, 100)


@pytest.mark.parametrize(("scrap", "extra"), [("60万元", 0), ("50万元", 0), ("49万元", 1)])
def test_special_income_takes_the_base_down_to_nothing_at_most(
    scrap: str, extra: int, amount: Callable[..., Fraction]
) -> None:
    given = {"rdd_personnel": "50万元", "rdd_special_income": scrap}
    assert amount("2023-12-31", "extra", **given) == extra * WAN


@pytest.mark.parametrize(
    ("on", "everyone", "sme", "chips"),
    [
        ("2016-12-31", 50, 50, 50),
        ("2017-01-01", 50, 75, 50),
        ("2018-01-01", 75, 75, 75),
        ("2021-12-31", 75, 75, 75),
        ("2022-01-01", 75, 100, 75),
        ("2023-01-01", 100, 100, 120),
        ("2027-12-31", 100, 100, 120),
        ("2028-01-01", 100, 100, 100),
    ],
)
def test_the_rate_by_tax_year_and_kind_of_enterprise(
    on: str, everyone: int, sme: int, chips: int, amount: Callable[..., Fraction]
) -> None:
    assert amount(on, "rate") == Fraction(everyone, 100)
    assert amount(on, "rate", national_tech_sme="是") == Fraction(sme, 100)
    assert amount(on, "rate", rdd_firm_kind="集成电路企业") == Fraction(chips, 100)


@pytest.mark.parametrize(("on", "extra"), [("2016-12-31", 50), ("2018-12-31", 75), ("2023-12-31", 100)])
def test_assets_made_by_research_are_amortised_with_the_same_extra_rate(
    on: str, extra: int, amount: Callable[..., Fraction]
) -> None:
    assert amount(on, "amortised", rdd_asset_amortisation="100万元") == extra * WAN
    assert amount(on, "total", rdd_asset_amortisation="100万元") == extra * 3 * WAN


@pytest.mark.parametrize(
    ("method", "actual", "extra"),
    [
        ("按全年数的十二分之三", "", Fraction(325, 2)),
        ("按实际发生数", "100万元", 175),
        ("按实际发生数", "500万元", 200),
        ("按实际发生数", "", None),
    ],
)
def test_the_last_quarter_of_2022_is_at_100_percent_for_all(
    method: str, actual: str, extra: Fraction | None, amount: Callable[..., Fraction]
) -> None:
    given = {"rdd_quarter_method": method, "rdd_quarter_cost": actual}
    assert amount("2022-12-31", "total", **given) == (None if extra is None else extra * WAN)
    assert amount("2022-12-31", "total", **given, national_tech_sme="是") == 200 * WAN


def test_the_last_quarter_of_assets_at_75_percent_is_left_open(amount: Callable[..., Fraction]) -> None:
    given = {"rdd_asset_amortisation": "10万元", "rdd_quarter_method": "按全年数的十二分之三"}
    assert amount("2022-12-31", "amortised", **given) is None
    assert amount("2022-12-31", "amortised", **given, national_tech_sme="是") == 10 * WAN


def test_the_first_rules_take_eight_closed_heads_and_commissioned_work_in_full(explain: Explain) -> None:
    given = {
        "resident": "是",
        "audited_collection": "是",
        "rd_deduction_field": "是",
        "rdd_eight_heads": "100万元",
        "rdd_commissioned": "50万元",
        "rdd_breakdown": "是",
        "rdd_asset_amortisation": "0元",
    }
    found = explain("rd_deduction", "2015-12-31", **given)
    assert found.verdict is True
    assert {a.amount.code: a.value for a in found.amounts}["extra"] == 75 * WAN
    assert {c.condition.confidence for c in found.conditions} == {"K-med"}


def test_the_seven_excluded_activities_are_for_a_person_to_judge(told: Explain) -> None:
    found = told("2019-12-31", rd_deduction_activity="")
    assert found.verdict is None
    assert [f.name for f in found.to_judge] == ["rd_deduction_activity"]


@pytest.mark.parametrize("fact", ["resident", "audited_collection"])
def test_only_residents_with_sound_accounts_deduct(fact: str, told: Explain) -> None:
    assert told("2019-12-31", **{fact: "否"}).verdict is False


def test_a_cent_of_cost_gives_its_exact_share(amount: Callable[..., Fraction]) -> None:
    assert amount("2018-12-31", "extra", rdd_personnel="0.01元") == Fraction(3, 400)


def test_years_before_2008_are_not_answered() -> None:
    with pytest.raises(NotInForce, match="2008-01-01"):
        catalogue().law("rd_deduction", date(2007, 12, 31))
