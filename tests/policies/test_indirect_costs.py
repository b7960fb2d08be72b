"""项目间接费用: progressive bands at every edge, by the day of the task book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce
from kechuang.rules.rows import row

Explain = Callable[..., Explanation]
WAN = 10_000


def limit(found: Explanation, code: str = "limit") -> Fraction | None:
    return next(a.value for a in found.amounts if a.amount.code == code)


def told(explain: Explain, on: str, base: str, asked: str = "0元", theory: str = "否") -> Explanation:
    given = {"project_direct_costs": base, "project_equipment_costs": "0元", "project_indirect_costs": asked}
    if on >= "2021-08-05":
        given["project_pure_theory"] = theory
    return explain("indirect_costs", on, **given)


@pytest.mark.parametrize(
    ("base", "earlier", "later"),
    [
        ("0元", "0", "0"),
        ("100万元", "20", "30"),
        ("500万元", "100", "150"),
        ("501万元", "100.15", "150.25"),
        ("1000万元", "175", "275"),
        ("1001万元", "175.13", "275.2"),
        ("1500万元", "240", "375"),
    ],
)
def test_each_part_has_its_own_share(base: str, earlier: str, later: str, explain: Explain) -> None:
    assert limit(told(explain, "2021-08-04", base)) == Fraction(earlier) * WAN
    assert limit(told(explain, "2021-08-05", base)) == Fraction(later) * WAN


@pytest.mark.parametrize(("asked", "verdict"), [("100万元", True), ("100.01万元", False)])
def test_the_budget_stays_within_the_limit(asked: str, verdict: bool, explain: Explain) -> None:
    assert told(explain, "2018-06-01", "500万元", asked).verdict is verdict


def test_equipment_is_not_part_of_the_base(explain: Explain) -> None:
    given = {"project_direct_costs": "800万元", "project_equipment_costs": "300万元", "project_indirect_costs": "0元"}
    found = explain("indirect_costs", "2018-06-01", **given)
    assert (limit(found, "base"), limit(found)) == (500 * WAN, 100 * WAN)


def test_purely_theoretical_research_may_take_sixty_percent(explain: Explain) -> None:
    assert limit(told(explain, "2021-08-05", "100万元", theory="是")) == 60 * WAN
    assert limit(told(explain, "2021-08-05", "100万元", theory="")) is None


def test_a_places_own_ceiling_is_open(explain: Explain) -> None:
    assert limit(told(explain, "2018-06-01", "100万元"), "local") is None


def test_a_task_book_signed_before_keeps_the_bands_of_its_day() -> None:
    law = catalogue().law("indirect_costs", date(2022, 1, 1), accepted=date(2021, 8, 4))
    given = {"project_direct_costs": "100万元", "project_equipment_costs": "0元", "project_indirect_costs": "20万元"}
    assert limit(law.explain(row(given, law.facts))) == 20 * WAN
    amended = catalogue().law("indirect_costs", date(2022, 1, 1), accepted=date(2021, 8, 5))
    assert amended.version.since == date(2021, 8, 5)


def test_nothing_is_said_before_2016() -> None:
    with pytest.raises(NotInForce, match="2016-07-31"):
        catalogue().law("indirect_costs", date(2016, 7, 30))
