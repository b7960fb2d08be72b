"""A draft of other figures names whom it moves and what it costs, and changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def enterprises(officer: Any) -> list[str]:
    """Three enterprises with sales of 30, 60 and 90 million yuan in last year's returns."""
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.certificate import Certificate
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    codes = ["91130181MA0XJ0001P", "91130181MA0XJ0002K", "91130181MA0XJ0003F"]
    for n, code in enumerate(codes, start=1):
        about = {"code": code, "name": f"清流{n}号公司", "form": "enterprise", "registered": date(2010, 5, 1)}
        enter(Organisation, about | {"division": "130181", "industry": "C2614"}, officer)
        figures = {"organisation": code, "year": date.today().year - 1, "staff": 100, "st_staff": 5 + 5 * n}
        enter(YearlyReturn, figures | {"sales": n * 30_000_000_00}, officer)
    for scheme, holder in (("agri_giant", codes[0]), ("hnte", codes[1])):
        held = {"scheme": scheme, "number": scheme, "organisation": holder, "holder": "清流", "level": "provincial"}
        enter(Certificate, held | {"issued": date(2025, 1, 1)}, officer)
    return codes


def test_whoever_the_draft_moves_is_named_with_the_clause_and_who_holds_it_must_act(
    client: Client, officer: Any, enterprises: list[str], person: Any
) -> None:
    address = reverse("policy-draft", args=["agri_giant"])
    client.force_login(person("auditor"))
    assert client.get(address).status_code == 403
    client.force_login(officer)
    assert "谁受影响" not in client.get(address).content.decode()
    assert "修订测算" in client.get(reverse("policy", args=["agri_giant"])).content.decode()
    refused = client.get(address, {"p.agri_giant_sales": "十个人"})
    assert (refused.status_code, 'id="w-agri_giant_sales"' in refused.content.decode()) == (400, True)
    asked = {"p.agri_giant_sales": "5000万元", "title": "征求意见稿"}
    shown = client.get(address, asked).content.decode()
    assert ("清流1号公司" in shown, "清流2号公司" in shown, "须办手续" in shown) == (True, False, True)
    assert "年销售收入" in shown
    lines = client.get(address, asked | {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    assert {line.split(",")[0] for line in lines[1:]} == {enterprises[0]}
    assert "清流1号公司" not in client.get(address).content.decode()


def test_the_budget_is_the_sum_over_who_is_entitled(officer: Any, enterprises: list[str]) -> None:
    from fractions import Fraction

    from kechuang.entitlements.drafted import draft_of, drafted
    from kechuang.policies import catalogue
    from kechuang.registry.actions.fill_in import fill_in
    from kechuang.registry.asof import AsOf
    from kechuang.registry.facts.filling import fillings
    from kechuang.registry.facts.periods import When
    from kechuang.registry.facts.subjects import organisation
    from kechuang.rules import rows

    policy, today = catalogue()["post_subsidy"], date.today()
    facts = {f.name: f for f in catalogue().law("post_subsidy", today, {}).facts}
    said = {"rd_deduction_claimed": "是", "rd_verified_by_tax": "是", "rd_deductible": "800万元"}
    told = {n: rows.one(facts[n], t, None, n) for n, t in (said | {"rd_deductible_y2": "600万元"}).items()}
    for filling in fillings(organisation(enterprises[1]), When.of(AsOf.on(today), policy), told, facts):
        fill_in(filling, officer, on=today)
    draft = draft_of(policy, {"post_subsidy_share": "10%", "post_subsidy_cap": "15万元"}, today, "")
    found = drafted(policy, draft, today, "", today)
    sums = {one.label: (one.before, one.after, one.untold) for one in found.budget}
    assert sums["补助金额"] == (Fraction(0), Fraction(150_000), 0)
    assert [one.turn for one in found.impact.moved] == ["amount"]


def test_thresholds_written_into_clauses_can_be_staged_and_what_they_open_counts_as_money(
    client: Client, officer: Any, enterprises: list[str]
) -> None:
    from kechuang.policies import catalogue
    from kechuang.rules.written_figures import written_figures

    version = catalogue().law("hnte", date.today()).version
    staff = next(one for one in written_figures(version) if one.clause.code == "staff")
    client.force_login(officer)
    address = reverse("policy-draft", args=["hnte"])
    assert f'name="c.{staff.code}"' in client.get(address).content.decode()
    refused = client.get(address, {f"c.{staff.code}": "12人"})
    assert (refused.status_code, f'id="cw-{staff.code.replace(".", "-")}"' in refused.content.decode()) == (400, True)
    shown = client.get(address, {f"c.{staff.code}": "16%"}).content.decode()
    assert ("清流2号公司" in shown, "清流3号公司" in shown, "须办手续" in shown) == (True, False, True)
    assert ("不低于16%" in shown, "牵动其他政策的钱" in shown) == (True, True)


def test_money_of_other_policies_goes_with_the_grant_they_ask_for(officer: Any, enterprises: list[str]) -> None:
    from fractions import Fraction

    from kechuang.entitlements.budget import onward
    from kechuang.policies import catalogue
    from kechuang.registry.actions.fill_in import fill_in
    from kechuang.registry.asof import AsOf
    from kechuang.registry.facts.filling import fillings
    from kechuang.registry.facts.periods import When
    from kechuang.registry.facts.subjects import organisation
    from kechuang.rules import rows

    today, holder = date.today(), enterprises[1]
    policy = catalogue()["hnte_reward"]
    local = {p.name: p for p in _rewards()}
    facts = {f.name: f for f in catalogue().law("hnte_reward", today, local).facts}
    said = {"hnte_rewarded": "否", "hnte_recognition": "首次认定", "hnte_free_service": "否"}
    told = {n: rows.one(facts[n], t, None, n) for n, t in said.items()}
    for filling in fillings(organisation(holder), When.of(AsOf.on(today), policy), told, facts):
        fill_in(filling, officer, on=today)
    lines = onward(catalogue()["hnte"], [], [holder], today, local, today)
    assert ("市县奖励", Fraction(100_000), Fraction(0)) in {(one.label, one.before, one.after) for one in lines}
    assert {one.of.code for one in lines if one.of} >= {"hnte_reward"}


def _rewards() -> list[Any]:
    """The city's rewards as a place would set them."""
    from fractions import Fraction

    from kechuang.policies import catalogue
    from kechuang.rules.parameters import Citation, Dated, Parameter

    known = catalogue().parameters()
    names = [name for name in known if name.startswith("hnte_reward_")]
    held = Dated(date(2018, 1, 1), Fraction(100_000), Citation("示例"), "local")
    return [Parameter(name, known[name].label, known[name].unit, (held,)) for name in names]
