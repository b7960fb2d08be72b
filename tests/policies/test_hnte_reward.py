"""高新技术企业认定奖励: figures come from the jurisdictions' own tables; stacking waits for confirmation."""

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
NEW: dict[str, Any] = {
    "hnte_certificate": "是",
    "hnte_rewarded": "否",
    "hnte_recognition": "首次认定",
    "hnte_from_library": "是",
    "hnte_free_service": "否",
    "hnte_reward_stacking": "是",
}
MINGHU = "".join(
    f"""
[[figure]]
policy = "hnte_reward"
parameter = "hnte_reward_{name}"
value = "{value}"
since = 2018-01-01
document = "明湖市科技创新若干措施"
article = "第二条"
confidence = "local"
"""
    for name, value in {
        "province_first": "10万元",
        "province_renewed": "2万元",
        "city_first": "20万元",
        "city_renewed": "10万元",
        "city_moved": "50万元",
        "city_agency": "5万元",
    }.items()
)


def shipped(*codes: str) -> Local:
    """The figures of the tables that come with the product, the province's first."""
    figures: Local = {}
    for code in codes:
        text = (TABLES / f"{code}.toml").read_text(encoding="utf-8")
        figures |= local_figures(text, catalogue().parameters(), code)
    return figures


def told(on: str, local: Local, **facts: Any) -> Explanation:
    law = catalogue().law("hnte_reward", date.fromisoformat(on), local)
    return law.explain(row(facts, law.facts))


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


def minghu(on: str, **facts: Any) -> dict[str, Fraction | None]:
    """What is paid in the invented city; the library is a fact of the first version only."""
    given = NEW | facts
    if on >= "2020-04-01":
        del given["hnte_from_library"]
    return amounts(told(on, local_figures(MINGHU, catalogue().parameters(), "明湖市"), **given))


def test_province_and_city_both_pay_once_it_is_confirmed_that_both_may() -> None:
    figures = shipped("130000", "130181")
    found = told("2018-12-31", figures, **NEW)
    assert found.verdict is True
    assert amounts(found) == {"province": 10 * WAN, "city": 10 * WAN, "total": 20 * WAN, "agency": 0}
    for unconfirmed in ("", "否"):
        assert amounts(told("2018-12-31", figures, **NEW | {"hnte_reward_stacking": unconfirmed}))["total"] is None


@pytest.mark.parametrize(
    ("kind", "province", "city"),
    [("首次认定", 10 * WAN, 20 * WAN), ("重新认定", 2 * WAN, 10 * WAN), ("整体迁入", None, 50 * WAN)],
)
def test_each_kind_of_recognition_has_its_own_reward(kind: str, province: int | None, city: int) -> None:
    paid = minghu("2020-06-01", hnte_recognition=kind)
    assert (paid["province"], paid["city"]) == (province, city)


@pytest.mark.parametrize(
    ("on", "library", "province"),
    [
        ("2018-01-01", "是", 10 * WAN),
        ("2020-03-31", "否", 0),
        ("2020-03-31", "", None),
        ("2020-04-01", "否", 10 * WAN),
    ],
)
def test_the_province_asks_for_the_library_until_april_2020(on: str, library: str, province: int | None) -> None:
    assert minghu(on, hnte_from_library=library)["province"] == province


def test_a_service_body_that_charged_nothing_is_rewarded() -> None:
    assert minghu("2020-06-01", hnte_free_service="是")["agency"] == 5 * WAN


@pytest.mark.parametrize(
    ("code", "kind", "reward"),
    [
        ("130100", "首次认定", 20),
        ("130100", "重新认定", 10),
        ("130184", "首次认定", 10),
        ("130184", "重新认定", 5),
        ("130682", "首次认定", 20),
        ("130682", "重新认定", 10),
        ("130682", "整体迁入", 100),
        ("130181", "首次认定", 10),
        ("130181", "重新认定", None),
    ],
)
def test_the_tables_that_come_with_the_product(code: str, kind: str, reward: int | None) -> None:
    facts = {"hnte_certificate": "是", "hnte_rewarded": "否", "hnte_recognition": kind}
    found = told("2024-06-01", shipped("130000", code), **facts)
    assert found.verdict is True
    assert amounts(found)["city"] == (None if reward is None else reward * WAN)
    assert amounts(found)["province"] == (10 * WAN if kind != "重新认定" else None)


def test_without_a_table_of_the_place_every_amount_stays_open_but_the_verdict_stands() -> None:
    found = told("2020-06-01", {}, hnte_certificate="是", hnte_rewarded="否", hnte_recognition="首次认定")
    assert found.verdict is True
    assert set(amounts(found).values()) == {None}


@pytest.mark.parametrize(("facts", "verdict"), [({"hnte_rewarded": "是"}, False), ({"hnte_certificate": "否"}, False)])
def test_a_reward_is_paid_once_and_only_to_holders(facts: dict[str, str], verdict: bool) -> None:
    assert told("2018-12-31", {}, **NEW | facts).verdict is verdict


def test_nothing_is_said_before_2018() -> None:
    assert catalogue().law("hnte_reward", date(2018, 1, 1))
    with pytest.raises(NotInForce):
        catalogue().law("hnte_reward", date(2017, 12, 31))
