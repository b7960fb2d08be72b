"""河北省重点实验室: the worked cases of both classes and both sides of every threshold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
ON = "2018-10-01"

LAB: dict[str, Any] = {
    "laboratory_class": "学科",
    "fixed_staff": 25,
    "own_fixed_staff": 18,
    "staff_in_other_labs": 0,
    "premises": "1000m²",
    "equipment": "1000万元",
    "laboratory_projects": "是",
}


def test_a_discipline_laboratory_at_every_edge_passes(explain: Explain) -> None:
    assert explain("key_laboratory", ON, **LAB).verdict is True


@pytest.mark.parametrize(
    ("facts", "condition"),
    [
        ({"fixed_staff": 24, "own_fixed_staff": 18}, "staff"),
        ({"own_fixed_staff": 17}, "own_staff"),
        ({"staff_in_other_labs": 1}, "own_staff"),
        ({"premises": "999.99m²"}, "premises"),
        ({"equipment": "999.9999万元"}, "equipment"),
    ],
)
def test_below_any_edge_it_fails_there(facts: dict[str, Any], condition: str, verdict_of: VerdictOf) -> None:
    assert verdict_of("key_laboratory", ON, condition, **LAB | facts) is False


def test_the_enterprise_class_stays_undetermined_while_its_figures_are_unknown(explain: Explain) -> None:
    found = explain("key_laboratory", ON, **LAB | {"laboratory_class": "企业", "laboratory_enterprise_projects": "是"})
    assert found.verdict is None
    assert {p.name for p in found.unknown_figures} == {"laboratory_enterprise_staff", "laboratory_enterprise_premises"}


def test_before_the_sixteenth_of_july_2018_there_is_no_rule_for_the_enterprise_class(explain: Explain) -> None:
    enterprise = LAB | {"laboratory_class": "企业"}
    assert explain("key_laboratory", "2018-07-10", **enterprise).verdict is False
    assert explain("key_laboratory", "2018-07-16", **enterprise).verdict is None
    assert explain("key_laboratory", "2018-07-10", **LAB).verdict is True
