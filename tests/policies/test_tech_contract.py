"""技术合同认定登记: what qualifies kind by kind, the two amounts, the regimes by date."""

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
FORM: dict[str, Any] = {
    "contract_applicant": "卖方",
    "contract_own_place": "是",
    "contract_first_registration": "是",
    "contract_formed": "是",
    "contract_signed": "2018-05-01",
    "contract_written": "是",
}
PRICE: dict[str, Any] = {
    "contract_amounts_stated": "是",
    "contract_total": "500万元",
    "contract_non_technical": "0元",
    "contract_carrier_cost": "0元",
    "contract_carrier_sets": 0,
}
DEVELOPMENT: dict[str, Any] = {
    "contract_kind": "委托开发",
    "contract_target": "是",
    "contract_not_mastered": "是",
    "contract_innovative": "是",
    "contract_ordinary_change": "否",
}
TRANSFER: dict[str, Any] = {
    "contract_kind": "技术转让",
    "contract_mastered": "是",
    "contract_rights_agreed": "是",
    "contract_public_domain": "否",
    "contract_is_secret": "否",
}
CONSULTING: dict[str, Any] = {
    "contract_kind": "技术咨询",
    "contract_project_advice": "是",
    "contract_also_does": "否",
    "contract_not_technical": "否",
}
SERVICE: dict[str, Any] = {
    "contract_kind": "技术服务",
    "contract_specific_problem": "是",
    "contract_gives_rights": "否",
    "contract_ordinary_work": "否",
}
KINDS = [DEVELOPMENT, TRANSFER, CONSULTING, SERVICE]


def told(explain: Explain, on: str = "2018-06-01", **facts: Any) -> Explanation:
    return explain("tech_contract", on, **FORM | PRICE | facts)


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k["contract_kind"])
@pytest.mark.parametrize("on", ["2018-06-01", "2021-06-01"])
def test_a_contract_answers_only_for_its_own_kind(kind: dict[str, Any], on: str, explain: Explain) -> None:
    assert told(explain, on, **kind).verdict is True


def test_equipment_bought_for_the_client_is_not_technical(explain: Explain) -> None:
    found = amounts(told(explain, **DEVELOPMENT, contract_non_technical="120万元"))
    assert (found["total"], found["technical"]) == (500 * WAN, 380 * WAN)
    sold = amounts(told(explain, **TRANSFER, contract_non_technical="320万元"))
    assert (sold["total"], sold["technical"]) == (500 * WAN, 180 * WAN)


@pytest.mark.parametrize(("sets", "technical", "verdict"), [(1, 300, True), (2, 300, True), (3, 270, None)])
def test_a_reasonable_quantity_of_carriers_stays_in_the_technical_part(
    sets: int, technical: int, verdict: bool | None, explain: Explain
) -> None:
    given = {"contract_total": "300万元", "contract_carrier_cost": "30万元", "contract_carrier_sets": sets}
    found = told(explain, **DEVELOPMENT, **given)
    assert amounts(found)["technical"] == technical * WAN
    assert found.verdict is verdict


def test_a_mere_change_of_size_is_no_development(explain: Explain) -> None:
    changed = {"contract_ordinary_change": "是", "contract_not_mastered": "否", "contract_innovative": "否"}
    assert told(explain, **DEVELOPMENT | changed, contract_total="80万元").verdict is False
    ordinary = {"contract_ordinary_work": "是", "contract_total": "80万元"}
    assert told(explain, **SERVICE | ordinary).verdict is False


@pytest.mark.parametrize(
    ("kind", "fact", "wrong"),
    [
        (DEVELOPMENT, "contract_target", "否"),
        (DEVELOPMENT, "contract_not_mastered", "否"),
        (DEVELOPMENT, "contract_innovative", "否"),
        (TRANSFER, "contract_mastered", "否"),
        (TRANSFER, "contract_rights_agreed", "否"),
        (TRANSFER, "contract_public_domain", "是"),
        (CONSULTING, "contract_also_does", "是"),
        (CONSULTING, "contract_not_technical", "是"),
        (SERVICE, "contract_gives_rights", "是"),
        (SERVICE, "contract_specific_problem", "否"),
        (DEVELOPMENT, "contract_written", "否"),
        (DEVELOPMENT, "contract_applicant", "其他买方"),
        (DEVELOPMENT, "contract_first_registration", "否"),
        (DEVELOPMENT, "contract_own_place", "否"),
        (DEVELOPMENT, "contract_amounts_stated", "否"),
        (DEVELOPMENT, "contract_formed", "否"),
    ],
)
def test_each_thing_asked_for_is_needed(kind: dict[str, Any], fact: str, wrong: str, explain: Explain) -> None:
    assert told(explain, **kind | {fact: wrong}).verdict is False
    assert told(explain, **kind | {fact: ""}).verdict is None


@pytest.mark.parametrize(("tests", "verdict"), [("是", True), ("否", False), ("", None)])
def test_a_technical_secret_must_meet_its_four_tests(tests: str, verdict: bool | None, explain: Explain) -> None:
    assert told(explain, **TRANSFER | {"contract_is_secret": "是"}, contract_secret_tests=tests).verdict is verdict


@pytest.mark.parametrize(("signed", "verdict"), [("2018-06-01", True), ("2018-06-02", False)])
def test_a_contract_is_registered_after_it_is_signed(signed: str, verdict: bool, explain: Explain) -> None:
    assert told(explain, **DEVELOPMENT, contract_signed=signed).verdict is verdict


def test_before_the_rules_of_2001_the_registrar_says_what_qualifies(explain: Explain) -> None:
    given = FORM | {"contract_signed": "2001-01-05", "contract_kind": "技术服务"}
    assert explain("tech_contract", "2001-07-17", **given).verdict is None
    assert explain("tech_contract", "2001-07-17", **given, tech_contract_qualifies="是").verdict is True


def test_the_regime_of_2026_is_undetermined_until_its_first_day_is_known(explain: Explain) -> None:
    given = {k: v for k, v in (FORM | PRICE).items() if k not in ("contract_amounts_stated", "contract_signed")}
    found = explain("tech_contract", "2026-06-01", **given, **DEVELOPMENT, contract_in_term="是")
    assert found.verdict is None
    assert [p.name for p in found.unknown_figures] == ["tech_contract_2026_delay"]
    assert amounts(found)["technical"] == 500 * WAN
    late = explain("tech_contract", "2026-06-01", **given, **DEVELOPMENT, contract_in_term="否")
    assert late.verdict is False


def test_periods_by_regime() -> None:
    def clocks(on: date) -> list[tuple[int, str]]:
        return [(c.length, c.kind) for c in catalogue().law("tech_contract", on).version.clocks]

    assert clocks(date(2026, 1, 22)) == [(30, "天")]
    assert clocks(date(2026, 1, 23)) == [(15, "工作日"), (30, "工作日")]


def test_contracts_before_the_measures_are_not_answered() -> None:
    with pytest.raises(NotInForce, match="2000-02-16"):
        catalogue().law("tech_contract", date(2000, 2, 15))
