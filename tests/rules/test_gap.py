"""The way out: cheapest, verified, never through what cannot be changed, and a day for what time alone will meet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.gap import WayOut, way_out
from kechuang.rules.rows import row

SME: dict[str, Any] = {
    "resident": "是",
    "products_allowed": "是",
    "clean_record": "是",
    "staff_sme": 120,
    "st_staff_sme": 10,
    "sales_y1": "3000万元",
    "rd_deductible": "80万元",
    "costs": "2900万元",
    "assets": "3000万元",
    "ip_class1": 0,
    "ip_class2": 1,
    "hnte_certificate": "否",
    "national_award": "否",
    "provincial_rd_body": "否",
    "led_standard": "否",
}
HNTE: dict[str, Any] = {
    "registered": "2017-08-01",
    "resident": "是",
    "has_core_ip": "是",
    "ip_class1": 0,
    "ip_class2": 3,
    "hnte_field": "是",
    "st_staff": 15,
    "staff": 200,
    **{f"rd_{d}y{y}": f"{200 if y < 3 else 150}万元" for y in (1, 2, 3) for d in ("", "domestic_")},
    **{f"sales_y{y}": f"{6000 - 1000 * y}万元" for y in (1, 2, 3)},
    **{f"net_assets_y{y}": f"{1150 - 50 * y}万元" for y in (1, 2, 3)},
    "hightech_income": "3400万元",
    "total_income": "6000万元",
    "conversions_3y": 7,
    "accident_free": "是",
}


def out(code: str, on: str, **facts: Any) -> WayOut:
    law = catalogue().law(code, date.fromisoformat(on))
    return way_out(law, row(facts, law.facts))


def test_a_failing_firm_is_given_two_different_verified_ways_cheapest_first() -> None:
    found = out("tech_sme", "2018-06-01", **SME)
    assert found.before.verdict is False
    first, second = found.ways
    assert first.after.verdict is second.after.verdict is True
    assert first.cost <= second.cost
    assert {s.label for s in first.steps} != {s.label for s in second.steps}


def test_what_cannot_be_changed_is_named_and_no_way_is_invented() -> None:
    found = out("tech_sme", "2018-06-01", **SME | {"clean_record": "否"})
    assert found.ways == []
    assert [e.condition.code for e in found.impossible] == ["record"]


def test_what_is_not_known_is_asked_for_first() -> None:
    found = out("tech_sme", "2018-06-01", **{k: v for k, v in SME.items() if k != "assets"})
    assert [f.name for f in found.first_tell] == ["assets"]
    assert found.ways == []


def test_a_firm_too_young_is_told_the_day_and_open_scores_are_said_to_be_assumed() -> None:
    found = out("hnte", "2018-06-01", **HNTE)
    assert [(w.condition.code, w.ready) for w in found.waits] == [("age", date(2018, 8, 1))]
    assert "技术的先进程度" in [f.label for f in found.assumed]
    way = found.ways[0]
    assert way.ready >= date(2018, 8, 1)
    assert [e.condition.code for e in way.after.conditions if e.verdict is False] == ["age"]


def test_whoever_passes_needs_no_way() -> None:
    found = out("tech_sme", "2018-06-01", **SME | {"hnte_certificate": "是"})
    assert (found.before.verdict, found.ways, found.impossible) == (True, [], [])


@pytest.mark.parametrize("st_staff", [0, 5, 11, 12, 23])
def test_staff_in_science_never_outgrow_the_staff(st_staff: int) -> None:
    for way in out("tech_sme", "2018-06-01", **SME | {"st_staff_sme": st_staff, "staff_sme": 24}).ways:
        after = {f.name: becomes for s in way.steps for f, _, becomes in s.changes}
        assert after.get("st_staff_sme", st_staff) <= after.get("staff_sme", 24)


def test_the_points_experts_must_still_give_are_told() -> None:
    way = out("hnte", "2018-06-01", **HNTE).ways[0]
    ability = next(n for n in way.needed if n.condition.code == "ability")
    assert 0 < ability.points < ability.of
    assert ability.more  # more than 70, not 70
    assert way.months == max(s.lever.months for s in way.steps if s.lever)
