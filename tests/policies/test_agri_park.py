"""国家农业科技园区: entry, monitoring duty, and two failed evaluations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
PARK: dict[str, Any] = {
    "agri_park_applicant": "地市级以上政府",
    "agri_park_provincial_since": "2020-06-01",
    "agri_park_plan_approved": "是",
    "agri_park_ability": "是",
    "agri_park_accepted": "否",
    "agri_park_monitored": 0,
    "agri_park_result_last": "未评估",
    "agri_park_result_before": "未评估",
}


@pytest.mark.parametrize(("on", "holds"), [("2021-06-01", True), ("2021-05-31", False)])
def test_a_provincial_park_of_one_year_may_apply(on: str, holds: bool, explain: Explain) -> None:
    assert explain("agri_park", on, **PARK).verdict is holds


@pytest.mark.parametrize(("years", "holds"), [(3, True), (2, True), (1, False)])
def test_two_years_without_monitoring_count_as_below_standard(years: int, holds: bool, verdict_of: VerdictOf) -> None:
    facts = PARK | {"agri_park_accepted": "是", "agri_park_monitored": years}
    assert verdict_of("agri_park", "2021-06-01", "monitoring", **facts) is holds


@pytest.mark.parametrize(("before", "last", "holds"), [("不达标", "达标", True), ("不达标", "不达标", False)])
def test_a_second_failure_after_rectification_ends_the_status(
    before: str, last: str, holds: bool, verdict_of: VerdictOf
) -> None:
    facts = PARK | {"agri_park_result_last": last, "agri_park_result_before": before}
    assert verdict_of("agri_park", "2021-12-24", "standing", **facts) is holds


def test_a_county_as_applicant_is_left_to_a_person(explain: Explain) -> None:
    assert explain("agri_park", "2021-06-01", **PARK | {"agri_park_applicant": "县级政府"}).verdict is None


def test_before_the_text_of_2020_it_stands_in_and_is_marked_to_be_verified(explain: Explain) -> None:
    found = explain("agri_park", "2019-06-01", **PARK)
    assert {e.condition.confidence for e in found.conditions} == {"K-med"}
