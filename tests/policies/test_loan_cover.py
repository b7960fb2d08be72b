"""科技型中小企业贷款风险补偿: the worked cases, what enters the pool, shares of Hebei and of other places."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from kechuang import policies
from kechuang.policies import catalogue
from kechuang.rules.jurisdictions import local_figures
from kechuang.rules.law import Explanation, Local, NotInForce
from kechuang.rules.rows import row

TABLES = Path(policies.__file__).parent / "jurisdictions"
WAN = 10_000
DEAL: dict[str, Any] = {
    "registered_in_hebei": "是",
    "heb_tech_sme_certificate": "是",
    "loan_cover_industry": "是",
    "loan_principal": "300万元",
    "loan_granted": "2018-03-01",
    "loan_months": 12,
    "loan_rate": "5%",
    "loan_security": "信用",
    "loan_class": "正常",
    "loan_principal_lost": "0元",
    "loan_interest_lost": "0元",
    "loan_first": "否",
}


def told(on: str = "2018-06-01", place: str = "", **facts: Any) -> Explanation:
    local: Local = {}
    if place:
        text = (TABLES / f"{place}.toml").read_text(encoding="utf-8")
        local = local_figures(text, catalogue().parameters(), place)
    law = catalogue().law("loan_cover", date.fromisoformat(on), local)
    read = {f.name for f in law.facts}
    return law.explain(row({k: v for k, v in (DEAL | facts).items() if k in read}, law.facts))


def amount(found: Explanation, code: str) -> Fraction | None:
    return next(a.value for a in found.amounts if a.amount.code == code)


@pytest.mark.parametrize(
    ("graded", "paid"), [("正常", 0), ("关注", 0), ("次级", 140), ("可疑", 140), ("损失", 140), ("", None)]
)
def test_a_loss_is_shared_once_the_loan_is_substandard(graded: str, paid: int | None) -> None:
    found = told(loan_class=graded, loan_principal_lost="200万元")
    assert amount(found, "paid") == (None if paid is None else paid * WAN)


@pytest.mark.parametrize("security", ["保证担保", "抵押", "应收账款质押", "其他"])
def test_the_share_of_other_securities_is_open(security: str) -> None:
    found = told(loan_security=security, loan_class="次级", loan_principal_lost="200万元")
    assert found.verdict is True
    assert amount(found, "paid") is None
    patent = told(loan_security="专利质押", loan_class="次级", loan_principal_lost="200万元")
    assert amount(patent, "paid") == 140 * WAN


@pytest.mark.parametrize(("size", "verdict"), [("500万元", True), ("500.01万元", None), ("600万元", None)])
def test_more_than_five_million_is_for_a_person_to_judge(size: str, verdict: bool | None) -> None:
    assert told(loan_principal=size).verdict is verdict


@pytest.mark.parametrize(("months", "verdict"), [(11, False), (12, True)])
def test_a_loan_runs_for_a_year_at_least(months: int, verdict: bool) -> None:
    assert told(loan_months=months).verdict is verdict


@pytest.mark.parametrize(
    ("months", "rate", "verdict"),
    [
        (12, "5.655%", True),
        (12, "5.6551%", False),
        (13, "6.175%", True),
        (60, "6.1751%", False),
        (61, "5%", None),
    ],
)
def test_the_rate_is_at_most_30_percent_above_the_benchmark_of_its_term(
    months: int, rate: str, verdict: bool | None
) -> None:
    assert told(loan_months=months, loan_rate=rate).verdict is verdict


@pytest.mark.parametrize(("granted", "verdict"), [("2019-08-19", True), ("2019-08-20", None)])
def test_since_the_reform_the_benchmark_is_undetermined(granted: str, verdict: bool | None) -> None:
    found = told("2019-09-01", loan_granted=granted)
    assert found.verdict is verdict
    if verdict is None:
        assert "benchmark_reformed" in [p.name for p in found.unknown_figures]


@pytest.mark.parametrize("fact", ["registered_in_hebei", "heb_tech_sme_certificate", "loan_cover_industry"])
def test_only_listed_firms_of_the_province_are_covered(fact: str) -> None:
    assert told(**{fact: "否"}).verdict is False
    assert told(**{fact: ""}).verdict is None


@pytest.mark.parametrize(
    ("security", "first", "paid"),
    [("专利质押", "否", 35), ("保证担保", "否", 20), ("抵押", "否", 30), ("抵押", "是", 35), ("保证担保", "是", 25)],
)
def test_a_place_may_share_by_security_and_add_a_bonus(security: str, first: str, paid: int) -> None:
    given = {"loan_security": security, "loan_first": first, "loan_class": "损失", "loan_principal_lost": "100万元"}
    assert amount(told("2022-06-01", "340000", **given), "paid") == paid * WAN


def test_a_place_may_share_the_loss_of_interest_too() -> None:
    lost = {"loan_class": "损失", "loan_principal_lost": "100万元", "loan_interest_lost": "10万元"}
    assert amount(told("2021-06-01", "130100", **lost), "paid") == 77 * WAN
    assert amount(told("2021-06-01", **lost), "paid") == 70 * WAN
    assert amount(told("2018-06-01", "410000", **lost), "paid") == 60 * WAN


def test_nothing_is_said_before_the_rules() -> None:
    with pytest.raises(NotInForce, match="2016-08-30"):
        catalogue().law("loan_cover", date(2016, 8, 29))
