"""河北省工业企业研发机构: the worked case and both sides of every threshold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
ON = "2019-06-01"

JOINT: dict[str, Any] = {
    "registered_in_hebei": "是",
    "above_scale": "是",
    "industry_kind": "制造业",
    "rd_body_kind": "共建",
    "rd_body_people": 8,
    "rd_body_premises": "300m²",
    "rd_body_equipment": "120万元",
    "rd_body_funds": "80万元",
    "rd_body_projects": 2,
    "rd_body_agreed_from": "2017-05-01",
    "rd_body_agreed_to": "2020-04-30",
    "rd_body_joint_projects": 1,
}
OWN = JOINT | {"rd_body_kind": "自建", "rd_body_in_hebei": "是", "rd_body_separate": "是"}
A, B = 3, 2


def highest(found: Explanation) -> int | None:
    (granted,) = found.amounts
    return None if granted.value is None else int(granted.value)


def test_a_joint_body_under_a_full_agreement_is_eligible_up_to_grade_b(explain: Explain) -> None:
    found = explain("industry_rd_body", ON, **JOINT)
    assert found.verdict is True
    assert highest(found) == B


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("2017-05-01", "2020-04-30", True),
        ("2017-05-01", "2020-04-29", False),
        ("2017-05-01", "2022-04-30", True),
        ("2016-02-29", "2019-02-28", True),
        ("2017-05-01", "", None),
    ],
)
def test_the_agreement_runs_three_full_years(start: str, end: str, holds: bool | None, verdict_of: VerdictOf) -> None:
    facts = {"rd_body_kind": "共建", "rd_body_agreed_from": start, "rd_body_agreed_to": end}
    assert verdict_of("industry_rd_body", ON, "agreement", **facts) is holds


@pytest.mark.parametrize(
    ("on", "holds"), [("2017-04-30", False), ("2017-05-01", True), ("2020-04-30", True), ("2020-05-01", False)]
)
def test_the_agreement_is_in_force_from_its_first_to_its_last_day(on: str, holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("industry_rd_body", on, "in_force", **JOINT) is holds


@pytest.mark.parametrize(("projects", "holds"), [(1, True), (0, False)])
def test_a_joint_body_has_a_project_in_the_year(projects: int, holds: bool, verdict_of: VerdictOf) -> None:
    facts = JOINT | {"rd_body_joint_projects": projects}
    assert verdict_of("industry_rd_body", ON, "joint_project", **facts) is holds


@pytest.mark.parametrize("have", ["people", "premises", "equipment", "funds", "projects"])
def test_each_of_the_five_haves_is_needed(have: str, explain: Explain) -> None:
    none = {"premises": "0m²", "equipment": "0元", "funds": "0元"}.get(have, 0)
    assert explain("industry_rd_body", ON, **JOINT | {f"rd_body_{have}": none}).verdict is False
    assert explain("industry_rd_body", ON, **JOINT | {f"rd_body_{have}": ""}).verdict is None


def test_a_body_of_ones_own_is_undetermined_on_the_table_nobody_found(explain: Explain) -> None:
    found = explain("industry_rd_body", ON, **OWN)
    assert found.verdict is None
    assert [e.condition.code for e in found.conditions if e.verdict is None] == ["standard"]
    assert len(found.unknown_figures) == 5
    assert highest(found) == A


def test_a_body_of_ones_own_needs_no_agreement_and_stands_in_hebei(explain: Explain) -> None:
    without = {k: v for k, v in OWN.items() if "agreed" not in k and "joint" not in k}
    assert explain("industry_rd_body", ON, **without).missing == []
    assert explain("industry_rd_body", ON, **without | {"rd_body_in_hebei": "否"}).verdict is False


def test_standing_apart_from_production_is_asked_only_in_principle(verdict_of: VerdictOf) -> None:
    assert verdict_of("industry_rd_body", ON, "separate", **OWN) is True
    assert verdict_of("industry_rd_body", ON, "separate", **OWN | {"rd_body_separate": "否"}) is None


@pytest.mark.parametrize(
    ("on", "kind", "scale", "holds"),
    [
        ("2017-06-01", "制造业", "是", True),
        ("2017-06-01", "软件业", "是", True),
        ("2017-06-01", "制造业", "否", False),
        ("2018-06-01", "制造业", "否", True),
        ("2018-06-01", "软件业", "否", False),
        ("2018-06-01", "其他工业", "是", True),
        ("2018-06-01", "其他服务业", "是", False),
    ],
)
def test_manufacturers_below_scale_may_apply_since_2018(
    on: str, kind: str, scale: str, holds: bool, verdict_of: VerdictOf
) -> None:
    assert verdict_of("industry_rd_body", on, "scope", industry_kind=kind, above_scale=scale) is holds


def test_below_scale_the_highest_grade_is_b(explain: Explain) -> None:
    assert highest(explain("industry_rd_body", "2018-06-01", **OWN | {"above_scale": "否"})) == B
    assert highest(explain("industry_rd_body", "2018-06-01", **OWN | {"above_scale": ""})) is None
    assert highest(explain("industry_rd_body", "2017-06-01", **OWN)) == A


def test_the_versions_change_by_date() -> None:
    day = date(2018, 1, 1)
    assert catalogue().law("industry_rd_body", date(2017, 12, 31)).version.since == date(2017, 1, 1)
    assert catalogue().law("industry_rd_body", day).version.since == day
    with pytest.raises(NotInForce):
        catalogue().law("industry_rd_body", date(2016, 12, 31))
