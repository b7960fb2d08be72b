"""风险补偿合作银行: the halt and the warning a place sets, and the reward for lending more."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.jurisdictions import local_figures
from kechuang.rules.law import Explanation
from kechuang.rules.rows import row

WAN = 10_000
BANK: dict[str, Any] = {
    "bank_cities": 3,
    "bank_five_classes": "是",
    "bank_provisions": "是",
    "bank_year": 2,
    "bank_balance": "5亿元",
    "bank_balance_y2": "4亿元",
    "bank_outstanding": "4000万元",
    "bank_compensated": "100万元",
}
LIMITS = "".join(
    f"""
[[figure]]
policy = "loan_bank"
parameter = "loan_bank_{name}"
value = "{value}"
since = 2018-01-01
document = "明湖市风险补偿合作协议"
article = "第九条"
confidence = "local"
"""
    for name, value in {"halt": "5%", "warn": "3%"}.items()
)


def told(limits: str = LIMITS, **facts: Any) -> Explanation:
    local = local_figures(limits, catalogue().parameters(), "明湖市")
    law = catalogue().law("loan_bank", date(2018, 6, 1), local)
    return law.explain(row(BANK | facts, law.facts))


def reward(found: Explanation) -> Fraction | None:
    return next(a.value for a in found.amounts if a.amount.code == "reward")


@pytest.mark.parametrize(
    ("lost", "halt", "warn", "verdict"),
    [
        ("210万元", False, None, False),
        ("200.01万元", False, None, False),
        ("200万元", True, None, None),
        ("130万元", True, None, None),
        ("120万元", True, True, True),
        ("100万元", True, True, True),
    ],
)
def test_a_place_halts_and_warns_by_the_share_of_losses(
    lost: str, halt: bool, warn: bool | None, verdict: bool | None
) -> None:
    found = told(bank_compensated=lost)
    held = {c.condition.code: c.verdict for c in found.conditions}
    assert (held["halt"], held["warn"], found.verdict) == (halt, warn, verdict)


def test_without_the_places_own_limits_it_is_undetermined() -> None:
    found = told("")
    assert found.verdict is None
    assert {p.name for p in found.unknown_figures} == {"loan_bank_halt", "loan_bank_warn"}


@pytest.mark.parametrize(
    ("balance", "year", "paid"),
    [("5亿元", 2, 50), ("5亿元", 1, 0), ("14亿元", 2, 500), ("15亿元", 2, 500), ("3亿元", 2, 0), ("13.9亿元", 3, 495)],
)
def test_lending_more_earns_half_a_percent_up_to_five_million_from_the_second_year(
    balance: str, year: int, paid: int
) -> None:
    assert reward(told(bank_balance=balance, bank_year=year)) == paid * WAN


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [({"bank_cities": 2}, False), ({"bank_five_classes": "否"}, False), ({"bank_provisions": "否"}, False)],
)
def test_what_a_bank_must_have(facts: dict[str, Any], verdict: bool) -> None:
    assert told(**facts).verdict is verdict
