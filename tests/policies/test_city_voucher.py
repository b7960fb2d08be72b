"""市县科技创新券: figures come from the place's own table; what the table lacks stays open."""

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
CLAIM: dict[str, Any] = {
    "city_voucher_holder": "是",
    "voucher_first_claim": "否",
    "voucher_asked": "30万元",
    "voucher_used_this_year": "0元",
    "voucher_eligible_cost": "10万元",
    "voucher_balance": "30万元",
    "voucher_redeemed_this_year": "0元",
}


def shipped(code: str) -> Local:
    text = (TABLES / f"{code}.toml").read_text(encoding="utf-8")
    return local_figures(text, catalogue().parameters(), code)


def told(local: Local, on: str = "2025-06-01", **facts: Any) -> Explanation:
    law = catalogue().law("city_voucher", date.fromisoformat(on), local)
    return law.explain(row(CLAIM | facts, law.facts))


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


@pytest.mark.parametrize(
    ("code", "issued", "paid"),
    [("130100", 10, None), ("130900", 20, None), ("350425", 20, 5), ("140000", 20, None), ("630000", 20, 8)],
)
def test_the_tables_that_come_with_the_product(code: str, issued: int, paid: int | None) -> None:
    given = amounts(told(shipped(code)))
    assert given["issued"] == issued * WAN
    assert given["paid"] == (None if paid is None else paid * WAN)


@pytest.mark.parametrize(("asked", "issued"), [("6万元", 5), ("5万元", 5), ("4万元", 4)])
def test_a_first_claim_has_a_cap_of_its_own(asked: str, issued: int) -> None:
    given = amounts(told(shipped("130100"), voucher_first_claim="是", voucher_asked=asked))
    assert given["issued"] == issued * WAN


@pytest.mark.parametrize(("redeemed", "paid"), [("0元", 8), ("12万元", 8), ("13万元", 7), ("20万元", 0)])
def test_no_more_is_paid_in_a_year_than_its_cap(redeemed: str, paid: int) -> None:
    assert amounts(told(shipped("630000"), voucher_redeemed_this_year=redeemed))["paid"] == paid * WAN


def test_a_place_may_pay_small_services_in_full() -> None:
    table = "".join(
        f"""
[[figure]]
policy = "city_voucher"
parameter = "city_voucher_{name}"
value = "{value}"
since = 2018-01-01
document = "明湖市科技创新券办法"
article = "第六条"
confidence = "local"
"""
        for name, value in {"year": "20万元", "full_up_to": "5万元", "share": "40%"}.items()
    )
    minghu = local_figures(table, catalogue().parameters(), "明湖市")
    assert amounts(told(minghu, voucher_eligible_cost="5万元"))["paid"] == 5 * WAN
    assert amounts(told(minghu))["paid"] == 7 * WAN


def test_without_a_table_of_the_place_the_verdict_stands_and_the_amounts_are_open() -> None:
    found = told({})
    assert found.verdict is True
    assert set(amounts(found).values()) == {None}
    assert told({}, city_voucher_holder="").verdict is None


def test_nothing_is_said_before_2016() -> None:
    with pytest.raises(NotInForce):
        catalogue().law("city_voucher", date(2015, 12, 31))
