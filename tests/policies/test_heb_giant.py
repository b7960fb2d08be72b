"""河北省科技小巨人: the worked case and both sides of every threshold of both libraries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
ON = "2017-06-01"

JUDGED = {f"heb_giant_{code}": "是" for code in ("leading", "department", "credit", "management")}
FIRM: dict[str, Any] = {
    "heb_tech_sme_certificate": "是",
    "industry_kind": "制造业",
    "heb_giant_library": "小巨人库",
    "sales_y1": "12000万元",
    "rd_spending": "600万元",
    "rd_staff": 10,
    "staff": 100,
    "main_income_y1": "10800万元",
    "main_income_y2": "9000万元",
    "main_income_y3": "7500万元",
    "liabilities": "7000万元",
    "assets": "10000万元",
}


def test_a_firm_at_every_edge_enters_the_library_of_giants_once_people_have_judged(explain: Explain) -> None:
    found = explain("heb_giant", ON, **FIRM)
    assert found.verdict is None
    assert [f.name for f in found.to_judge] == list(JUDGED)
    assert not found.missing
    assert explain("heb_giant", ON, **FIRM | JUDGED).verdict is True


@pytest.mark.parametrize("judged", JUDGED)
def test_a_failed_judgement_is_a_no(judged: str, explain: Explain) -> None:
    assert explain("heb_giant", ON, **FIRM | JUDGED | {judged: "否"}).verdict is False


def test_a_firm_without_the_provincial_certificate_is_refused(explain: Explain) -> None:
    assert explain("heb_giant", ON, **FIRM | JUDGED | {"heb_tech_sme_certificate": "否"}).verdict is False


@pytest.mark.parametrize(("spent", "holds"), [("600万元", True), ("599.999999万元", False)])
def test_five_percent_of_main_income_go_into_research(spent: str, holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("heb_giant", ON, "rd", rd_spending=spent, main_income_y1="12000万元") is holds


@pytest.mark.parametrize(("people", "holds"), [(10, True), (9, False)])
def test_a_tenth_of_the_staff_does_research(people: int, holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("heb_giant", ON, "rd_staff", rd_staff=people, staff=100) is holds


@pytest.mark.parametrize(("debt", "holds"), [("7000万元", True), ("7000.000001万元", False)])
def test_debt_is_seventy_percent_of_assets_at_most(debt: str, holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("heb_giant", ON, "debt", liabilities=debt, assets="10000万元") is holds


def grown(name: str, *latest_first: str) -> dict[str, str]:
    return {f"{name}_y{i}": value for i, value in enumerate(latest_first, 1)}


INCOME = grown("main_income", "10800万元", "9000万元", "7500万元")
SLOW = grown("main_income", "10799.999999万元", "9000万元", "7500万元")
PROFIT = grown("net_profit", "144万元", "120万元", "100万元")
LOSS = grown("net_profit", "144万元", "120万元", "-100万元")


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        (INCOME, True),
        (SLOW, None),
        (SLOW | PROFIT, True),
        (SLOW | PROFIT | {"net_profit_y1": "143.99万元"}, False),
        (SLOW | LOSS, None),
        (INCOME | LOSS, True),
    ],
)
def test_income_or_profit_grew_by_a_fifth_a_year(
    facts: dict[str, str], holds: bool | None, verdict_of: VerdictOf
) -> None:
    assert verdict_of("heb_giant", ON, "growth", **facts) is holds


@pytest.mark.parametrize(
    ("library", "kind", "sales", "holds"),
    [
        ("小巨人库", "制造业", "10000万元", True),
        ("小巨人库", "制造业", "9999.999999万元", False),
        ("小巨人库", "软件业", "3000万元", True),
        ("小巨人库", "其他服务业", "2999.999999万元", False),
        ("培育库", "制造业", "5000万元", True),
        ("培育库", "制造业", "2999.999999万元", False),
        ("培育库", "科技服务业", "2000万元", True),
        ("培育库", "科技服务业", "1999.999999万元", False),
        ("培育库", "其他", "90000万元", None),
        ("", "制造业", "90000万元", None),
        ("", "制造业", "1000万元", False),
    ],
)
def test_each_library_has_its_floor_of_sales(
    library: str, kind: str, sales: str, holds: bool | None, verdict_of: VerdictOf
) -> None:
    facts = {"heb_giant_library": library, "industry_kind": kind, "sales_y1": sales}
    assert verdict_of("heb_giant", ON, "sales", **facts) is holds


@pytest.mark.parametrize(
    ("potential", "sales", "holds"),
    [
        ("", "4999.999999万元", None),
        ("否", "4999.999999万元", False),
        ("是", "4999.999999万元", True),
        ("是", "3000万元", True),
        ("是", "2999.999999万元", False),
    ],
)
def test_high_potential_relaxes_the_cultivation_floor_for_manufacturers(
    potential: str, sales: str, holds: bool | None, verdict_of: VerdictOf
) -> None:
    facts = {"heb_giant_library": "培育库", "industry_kind": "制造业", "heb_giant_potential": potential}
    assert verdict_of("heb_giant", ON, "sales", **facts, sales_y1=sales) is holds


def test_both_libraries_are_shown_whichever_is_applied_for(verdict_of: VerdictOf) -> None:
    facts = {"heb_giant_library": "小巨人库", "industry_kind": "制造业", "sales_y1": "6000万元"}
    assert verdict_of("heb_giant", ON, "giant", **facts) is False
    assert verdict_of("heb_giant", ON, "cultivation", **facts) is True


def test_the_libraries_open_in_september_2014() -> None:
    assert catalogue().law("heb_giant", date(2014, 9, 1))
    with pytest.raises(NotInForce, match="2014-09-01"):
        catalogue().law("heb_giant", date(2014, 8, 31))
