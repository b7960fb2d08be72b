"""国家级科技企业孵化器: the worked cases, both kinds, and the change of rule at the turn of 2019."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
ON = "2019-06-01"

GENERAL: dict[str, Any] = {
    "carrier_legal_person": "是",
    "carrier_opened": "2016-06-01",
    "carrier_statistics_years": 2,
    "carrier_area": "15000m²",
    "carrier_used_area": "11250m²",
    "incubatees": 50,
    "carrier_fund": "500万元",
    "carrier_invested": 5,
    "carrier_fund_cases": 3,
    "carrier_full_time": 10,
    "carrier_professionals": 8,
    "carrier_mentors": 5,
    "carrier_applied_patents": 25,
    "carrier_valid_ip": 0,
    "carrier_graduates": 20,
    "carrier_specialised": "否",
    "carrier_same_field": 0,
    "carrier_platform": "否",
}


def test_a_general_incubator_at_every_edge_passes(explain: Explain) -> None:
    assert explain("incubator", ON, **GENERAL).verdict is True


@pytest.mark.parametrize(
    ("facts", "condition"),
    [
        ({"carrier_area": "20000m²", "carrier_used_area": "15000m²", "incubatees": 55}, "firms"),
        ({"incubatees": 49}, "firms"),
        ({"carrier_used_area": "11249m²"}, "area"),
        ({"carrier_area": "9999m²", "carrier_used_area": "9000m²"}, "area"),
        ({"carrier_fund": "499.99万元"}, "fund"),
        ({"carrier_invested": 4}, "fund"),
        ({"carrier_professionals": 7}, "people"),
        ({"carrier_mentors": 4}, "people"),
        ({"carrier_applied_patents": 24, "carrier_valid_ip": 14}, "ip"),
        ({"carrier_graduates": 19}, "graduates"),
        ({"carrier_opened": "2016-06-02"}, "operation"),
        ({"carrier_statistics_years": 1}, "operation"),
    ],
)
def test_below_any_edge_it_fails_there(facts: dict[str, Any], condition: str, verdict_of: VerdictOf) -> None:
    assert verdict_of("incubator", ON, condition, **GENERAL | facts) is False


def test_valid_rights_make_up_for_applications(verdict_of: VerdictOf) -> None:
    facts = GENERAL | {"incubatees": 60, "carrier_applied_patents": 27, "carrier_valid_ip": 18}
    assert verdict_of("incubator", ON, "ip", **facts) is True


def test_a_specialised_incubator_has_floors_of_its_own(verdict_of: VerdictOf) -> None:
    special = GENERAL | {"carrier_specialised": "是", "incubatees": 30, "carrier_graduates": 15}
    assert verdict_of("incubator", ON, "firms", **special) is True
    assert verdict_of("incubator", ON, "graduates", **special) is True
    assert verdict_of("incubator", ON, "specialised", **special | {"carrier_same_field": 22}) is False
    field = special | {"carrier_same_field": 23, "carrier_platform": "是"}
    assert verdict_of("incubator", ON, "specialised", **field) is True


@pytest.mark.parametrize(("before", "last", "holds"), [("不合格", "不合格", False), ("合格", "不合格", True)])
def test_two_failing_grades_in_a_row_end_the_status(before: str, last: str, holds: bool, verdict_of: VerdictOf) -> None:
    facts = {"incubator_grade_last": last, "incubator_grade_before": before}
    assert verdict_of("incubator", "2022-06-01", "standing", **facts) is holds


def test_applications_of_2018_fall_under_the_rule_of_2010_and_those_of_2019_do_not(explain: Explain) -> None:
    old, new = explain("incubator", "2018-10-01", **GENERAL), explain("incubator", "2019-01-02", **GENERAL)
    assert old.law.version.documents[0].number == "国科发高〔2010〕680号"
    assert new.law.version.documents[0].number == "国科发区〔2018〕300号"
    assert old.verdict is None
    assert old.unknown_figures
