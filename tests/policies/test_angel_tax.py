"""创业投资税收优惠: the worked cases, both sides of every limit, who may deduct by date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
WAN = 10_000
DEAL: dict[str, Any] = {
    "angel_investor": "公司制创业投资企业",
    "angel_investment": "100万元",
    "angel_held_until": "2022-03-01",
    "startup_founded": "2016-01-01",
    "startup_staff": 100,
    "startup_bachelors": 30,
    "startup_assets": "3000万元",
    "startup_revenue": "3000万元",
    "startup_rd": "20万元",
    "startup_costs": "100万元",
    "startup_unlisted": "是",
}


def told(explain: Explain, on: str = "2018-03-01", **facts: Any) -> Explanation:
    return explain("angel_tax", on, **DEAL | facts)


@pytest.mark.parametrize(("until", "deducted"), [("2020-03-01", 70), ("2020-02-29", 0), ("2020-02-01", 0), ("", None)])
def test_seventy_percent_is_deducted_after_two_years(until: str, deducted: int | None, explain: Explain) -> None:
    found = told(explain, angel_held_until=until)
    assert found.amounts[0].value == (None if deducted is None else deducted * WAN)
    assert found.verdict is (None if deducted is None else deducted > 0)


@pytest.mark.parametrize(("founded", "verdict"), [("2014-02-28", False), ("2014-03-01", True), ("2016-01-01", True)])
def test_the_start_up_is_no_older_than_sixty_months(founded: str, verdict: bool, explain: Explain) -> None:
    assert told(explain, "2019-03-01", startup_founded=founded).verdict is verdict


@pytest.mark.parametrize(
    ("on", "staff", "money", "verdict"),
    [
        ("2018-12-31", 200, "3000万元", True),
        ("2018-12-31", 201, "3000万元", False),
        ("2018-12-31", 200, "3000.01万元", False),
        ("2019-01-01", 300, "5000万元", True),
        ("2019-01-01", 301, "5000万元", False),
        ("2019-01-01", 300, "5000.01万元", False),
        ("2022-01-01", 300, "5000万元", True),
    ],
)
def test_the_size_of_a_start_up_by_date(on: str, staff: int, money: str, verdict: bool, explain: Explain) -> None:
    given = {"startup_staff": staff, "startup_bachelors": staff, "angel_held_until": "2025-01-01"}
    found = told(explain, on, **given, startup_founded="2017-06-01", startup_assets=money, startup_revenue=money)
    assert found.verdict is verdict


@pytest.mark.parametrize(("on", "verdict"), [("2018-06-30", False), ("2018-07-01", True)])
def test_individuals_deduct_since_july_2018(on: str, verdict: bool, explain: Explain) -> None:
    assert told(explain, on, angel_investor="天使投资个人").verdict is verdict


@pytest.mark.parametrize(
    "facts",
    [{"startup_bachelors": 29}, {"startup_rd": "19.99万元"}, {"startup_unlisted": "否"}, {"startup_revenue": "1亿元"}],
)
def test_every_limit_of_a_start_up_binds(facts: dict[str, Any], explain: Explain) -> None:
    assert told(explain).verdict is True
    assert told(explain, **facts).verdict is False


def test_nothing_is_said_before_2018() -> None:
    with pytest.raises(NotInForce):
        catalogue().law("angel_tax", date(2017, 12, 31))
