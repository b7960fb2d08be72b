"""企业研发后补助: who may have it; the amount waits for the share and the cap."""

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
FIRM: dict[str, Any] = {
    "hnte_certificate": "是",
    "heb_tech_sme_certificate": "否",
    "rd_deduction_claimed": "是",
    "rd_verified_by_tax": "是",
    "rd_deductible": "300万元",
    "rd_deductible_y2": "200万元",
}
LOADED = "".join(
    f"""
[[figure]]
policy = "post_subsidy"
parameter = "post_subsidy_{name}"
value = "{value}"
since = 2021-01-01
document = "清江省研发后补助细则"
article = "第五条"
confidence = "local"
"""
    for name, value in {"share": "10%", "cap": "15万元"}.items()
)


def told(table: str = "", **facts: Any) -> Explanation:
    local = local_figures(table, catalogue().parameters(), "清江省")
    law = catalogue().law("post_subsidy", date(2022, 6, 1), local)
    return law.explain(row(FIRM | facts, law.facts))


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


def test_the_growth_is_known_and_the_subsidy_is_not() -> None:
    found = told()
    assert found.verdict is True
    assert amounts(found) == {"growth": 100 * WAN, "subsidy": None}


@pytest.mark.parametrize(("now", "subsidy"), [("300万元", 10), ("350万元", 15), ("360万元", 15)])
def test_once_share_and_cap_are_loaded_the_subsidy_is_told(now: str, subsidy: int) -> None:
    assert amounts(told(LOADED, rd_deductible=now))["subsidy"] == subsidy * WAN


@pytest.mark.parametrize(("now", "verdict"), [("200.01万元", True), ("200万元", False), ("199万元", False)])
def test_more_must_be_spent_than_the_year_before(now: str, verdict: bool) -> None:
    found = told(rd_deductible=now)
    assert found.verdict is verdict
    assert (amounts(found)["subsidy"] == 0) is not verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"rd_deduction_claimed": "否"}, False),
        ({"hnte_certificate": "否"}, False),
        ({"hnte_certificate": "否", "heb_tech_sme_certificate": "是"}, True),
        ({"rd_verified_by_tax": ""}, None),
    ],
)
def test_who_may_have_it(facts: dict[str, str], verdict: bool | None) -> None:
    assert told(**facts).verdict is verdict


def test_nothing_is_said_before_2021() -> None:
    with pytest.raises(NotInForce):
        catalogue().law("post_subsidy", date(2020, 12, 31))
