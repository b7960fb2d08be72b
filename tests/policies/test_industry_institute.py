"""河北省产业技术研究院: which partners go with which supporting unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
ON = "2018-10-01"

BASE: dict[str, Any] = {
    "industry_institute_industry": "是",
    "industry_institute_means": "是",
    "supporter_in_hebei": "是",
    "council_and_charter": "是",
    "joint_agreement": "是",
    "local_support": "是",
    "institute_name_fits": "是",
}


def partners(kind: str, leaders: int, enterprises: int, universities: int, institutes: int) -> dict[str, Any]:
    return BASE | {
        "supporter_kind": kind,
        "partner_leaders_in_hebei": leaders,
        "partner_enterprises": enterprises,
        "partner_universities": universities,
        "partner_institutes": institutes,
    }


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        (partners("政府工作机构", 3, 3, 0, 0), False),
        (partners("政府工作机构", 2, 2, 1, 0), True),
        (partners("政府工作机构", 1, 2, 1, 1), False),
        (partners("企业", 0, 2, 1, 1), True),
        (partners("企业", 0, 2, 2, 0), False),
        (partners("企业", 0, 1, 1, 1), False),
        (partners("高等学校", 1, 2, 0, 1), False),
        (partners("高等学校", 2, 2, 0, 1), True),
    ],
)
def test_the_partners_must_fit_the_supporting_unit(facts: dict[str, Any], holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("industry_institute", ON, "composition", **facts) is holds


def test_three_partners_at_least(explain: Explain, verdict_of: VerdictOf) -> None:
    assert verdict_of("industry_institute", ON, "partners", **partners("高等学校", 2, 2, 0, 0)) is False
    assert explain("industry_institute", ON, **partners("高等学校", 2, 2, 0, 1)).verdict is True


def test_since_november_2022_the_classes_conditions_are_judged(explain: Explain) -> None:
    found = explain("industry_institute", "2022-11-02", institute_class="县域特色产业")
    assert found.verdict is None
    assert [f.name for f in found.to_judge] == ["industry_institute_conditions"]
