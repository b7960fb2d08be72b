"""科技型中小企业评价: the worked cases of the measures and both sides of every threshold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]

FIRM: dict[str, Any] = {
    "resident": "是",
    "products_allowed": "是",
    "clean_record": "是",
    "staff_sme": 120,
    "st_staff_sme": 24,
    "sales_y1": "3000万元",
    "rd_deductible": "180万元",
    "costs": "2900万元",
    "assets": "3000万元",
    "ip_class1": 0,
    "ip_class2": 0,
    "hnte_certificate": "否",
    "national_award": "否",
    "provincial_rd_body": "否",
    "led_standard": "否",
}


def test_sixty_two_points_without_any_right_pass(explain: Explain) -> None:
    found = explain("tech_sme", "2018-06-01", **FIRM)
    assert found.total == (62, 62)
    assert found.verdict is True


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"staff_sme": 500, "sales_y1": "20000万元", "assets": "20000万元"}, True),
        ({"staff_sme": 501}, False),
        ({"sales_y1": "20000.000001万元"}, False),
        ({"assets": "20000.000001万元"}, False),
    ],
)
def test_the_ceilings_of_size_include_themselves(facts: dict[str, Any], holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("tech_sme", "2018-06-01", "size", **FIRM | facts) is holds


def test_without_any_research_spending_the_score_cannot_be_reached(explain: Explain) -> None:
    found = explain("tech_sme", "2018-06-01", **FIRM | {"st_staff_sme": 36, "rd_deductible": "0元", "ip_class1": 1})
    assert found.total == (50, 50)
    assert found.verdict is False


def test_a_staff_score_of_zero_fails_whatever_the_total(explain: Explain) -> None:
    found = explain("tech_sme", "2018-06-01", **FIRM | {"st_staff_sme": 11, "ip_class1": 1})
    assert found.total == (80, 80)
    assert found.verdict is False


@pytest.mark.parametrize("route", ["hnte_certificate", "national_award", "provincial_rd_body", "led_standard"])
def test_each_direct_route_needs_no_score(route: str, explain: Explain) -> None:
    poor = FIRM | {"st_staff_sme": 0, "rd_deductible": "0元", route: "是"}
    assert explain("tech_sme", "2018-06-01", **poor).verdict is True


@pytest.mark.parametrize(
    ("share", "points"), [("150万元", 40), ("149.9999万元", 30), ("59.9999万元", 0), ("60万元", 10)]
)
def test_research_is_measured_on_sales_or_costs_whichever_gives_more(share: str, points: int, explain: Explain) -> None:
    found = explain("tech_sme", "2018-06-01", **FIRM | {"rd_deductible": share})
    assert next(s for s in found.scores if s.item.code == "rd").low == points


def test_since_2022_the_industry_and_the_accounts_count_too(explain: Explain) -> None:
    assert explain("tech_sme", "2021-12-31", **FIRM).verdict is True
    assert explain("tech_sme", "2022-01-01", **FIRM).verdict is None
    renewed = FIRM | {"audited_collection": "是", "industry_allowed": "是", "no_fraud": "是"}
    assert explain("tech_sme", "2022-01-01", **renewed).verdict is True
    assert explain("tech_sme", "2022-01-01", **renewed | {"industry_allowed": "否"}).verdict is False
