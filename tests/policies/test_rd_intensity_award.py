"""研发投入强度奖励: by the hundredth of a point, once above the national average, for cities."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
WAN = 10_000
CITY: dict[str, Any] = {
    "city_level": "设区市",
    "rd_intensity": "2.13%",
    "rd_intensity_y2": "2.10%",
    "rd_intensity_national": "2.44%",
    "rd_intensity_awarded": "否",
}


def told(explain: Explain, **facts: Any) -> Explanation:
    return explain("rd_intensity_award", "2022-06-01", **CITY | facts)


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


@pytest.mark.parametrize(("now", "growth"), [("2.13%", 300), ("2.11%", 100), ("2.105%", 50), ("2.10%", 0), ("2%", 0)])
def test_each_hundredth_of_a_point_is_worth_a_million(now: str, growth: int, explain: Explain) -> None:
    found = told(explain, rd_intensity=now)
    assert amounts(found)["growth"] == growth * WAN
    assert found.verdict is (growth > 0)


@pytest.mark.parametrize(("now", "awarded", "once"), [("2.44%", "否", 0), ("2.4401%", "否", 5000), ("2.5%", "是", 0)])
def test_passing_the_national_average_is_rewarded_once(now: str, awarded: str, once: int, explain: Explain) -> None:
    assert amounts(told(explain, rd_intensity=now, rd_intensity_awarded=awarded))["above"] == once * WAN


@pytest.mark.parametrize(
    ("level", "counted", "verdict"),
    [("省直管县（市）", "", None), ("省直管县（市）", "是", True), ("县（市、区）", "", False)],
)
def test_whether_a_county_under_the_province_counts_as_a_city_is_for_a_person_to_say(
    level: str, counted: str, verdict: bool | None, explain: Explain
) -> None:
    found = told(explain, city_level=level, city_counted_as_prefecture=counted)
    assert found.verdict is verdict
    assert amounts(found)["growth"] == {None: None, True: 300 * WAN, False: 0}[verdict]
