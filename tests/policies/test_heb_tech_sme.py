"""河北省科技型中小企业: the worked cases and both sides of every threshold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
ON = "2018-06-01"

FIRM: dict[str, Any] = {
    "registered_in_hebei": "是",
    "industry_kind": "制造业",
    "employees": 1200,
    "staff": 1200,
    "diploma_staff": 300,
    "sales_y1": "38000万元",
    "rd_spending": "760万元",
    "heb_tech_sme_continuing": "是",
    "ip_class1": 0,
    "ip_class2": 1,
    "proprietary_technology": "否",
    "integration_innovation": "否",
    "technology_in_product": "是",
}


def test_revenue_below_the_ceiling_makes_up_for_many_people(explain: Explain) -> None:
    assert explain("heb_tech_sme", ON, **FIRM).verdict is True


def test_a_service_firm_is_small_enough_by_its_people_but_its_diplomas_fail(explain: Explain) -> None:
    firm = FIRM | {"industry_kind": "科技服务业", "employees": 280, "staff": 1000, "diploma_staff": 199}
    found = explain("heb_tech_sme", ON, **firm | {"sales_y1": "15000万元", "rd_spending": "300万元"})
    failed = [e.condition.code for e in found.conditions if e.verdict is not True]
    assert failed == ["diploma"]
    assert found.verdict is False


@pytest.mark.parametrize(
    ("kind", "people", "revenue", "holds"),
    [
        ("制造业", 999, "40000万元", True),
        ("制造业", 1000, "40000万元", False),
        ("制造业", 1000, "39999.999999万元", True),
        ("其他工业", 1000, "40000万元", False),
        ("其他工业", 999, "40000万元", True),
        ("科技服务业", 299, "10000万元", True),
        ("科技服务业", 300, "10000万元", False),
        ("科技服务业", 300, "9999.999999万元", True),
        ("其他", 1, "1万元", None),
        ("软件业", 1, "1万元", None),
    ],
)
def test_one_ceiling_of_size_is_enough_and_excludes_itself(
    kind: str, people: int, revenue: str, holds: bool | None, verdict_of: VerdictOf
) -> None:
    facts = {"industry_kind": kind, "employees": people, "sales_y1": revenue}
    assert verdict_of("heb_tech_sme", ON, "size", **facts) is holds


def test_a_ceiling_nobody_found_is_named(explain: Explain) -> None:
    found = explain("heb_tech_sme", ON, **FIRM | {"industry_kind": "软件业"})
    assert found.verdict is None
    assert [p.label for p in found.unknown_figures] == ["其他行业从业人员上限", "其他行业营业收入上限"]


@pytest.mark.parametrize(("diploma", "holds"), [(200, True), (199, False), (None, None)])
def test_a_fifth_of_the_staff_hold_a_diploma(diploma: int | None, holds: bool | None, verdict_of: VerdictOf) -> None:
    assert verdict_of("heb_tech_sme", ON, "diploma", diploma_staff=diploma, staff=1000) is holds


@pytest.mark.parametrize(("spent", "holds"), [("20万元", True), ("19.999999万元", False), ("", None)])
def test_two_percent_of_sales_go_into_research(spent: str, holds: bool | None, verdict_of: VerdictOf) -> None:
    assert verdict_of("heb_tech_sme", ON, "rd", rd_spending=spent, sales_y1="1000万元") is holds


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({}, True),
        ({"ip_class2": 0}, False),
        ({"ip_class2": 0, "ip_class1": 1}, True),
        ({"ip_class2": 0, "proprietary_technology": "是"}, True),
        ({"ip_class2": 0, "integration_innovation": "是"}, True),
        ({"ip_class2": 0, "proprietary_technology": ""}, None),
        ({"technology_in_product": "否"}, False),
        ({"registered_in_hebei": "否"}, False),
        ({"heb_tech_sme_continuing": ""}, None),
    ],
)
def test_any_one_way_of_owning_technology_is_enough(
    facts: dict[str, Any], holds: bool | None, explain: Explain
) -> None:
    assert explain("heb_tech_sme", ON, **FIRM | facts).verdict is holds


def test_the_term_of_the_certificate_is_unknown_and_does_not_block_the_verdict(explain: Explain) -> None:
    found = explain("heb_tech_sme", ON, **FIRM)
    amounts = {a.amount.code: a.value for a in found.amounts}
    assert amounts == {"validity": None, "price_deduction": Fraction(1, 10)}


def test_the_strict_reading_of_the_ceilings_asks_to_be_verified() -> None:
    conditions = {c.code: c.confidence for c in catalogue().law("heb_tech_sme", date(2018, 6, 1)).version.conditions}
    assert conditions["size"] == "K-med"
    assert conditions["rd"] == "S"


def test_nothing_is_said_before_2013() -> None:
    assert catalogue().law("heb_tech_sme", date(2013, 1, 1))
    with pytest.raises(NotInForce):
        catalogue().law("heb_tech_sme", date(2012, 12, 31))
