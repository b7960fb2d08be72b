"""农业科技小巨人: six gates people judge, four figures nobody has found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.kernel.units import unit
from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, Local, NotInForce
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.rows import row

Explain = Callable[..., Explanation]
ON = "2019-06-01"

GATES = {
    f"agri_giant_{code}": "是" for code in ("field", "core_ip", "products", "continuing", "management", "demonstration")
}
FIRM: dict[str, Any] = GATES | {
    "registered_in_hebei": "是",
    "size_industry": "农、林、牧、渔业",
    "sales_y1": "3000万元",
    "rd_spending": "150万元",
    "rd_staff": 12,
    "staff": 100,
    "farmers_led": 500,
}
SLOTS = ("agri_giant_sales", "agri_giant_rd", "agri_giant_rd_staff", "agri_giant_farmers")


def test_with_every_gate_open_it_is_still_undetermined_and_names_the_four_figures(explain: Explain) -> None:
    found = explain("agri_giant", ON, **FIRM)
    assert found.verdict is None
    assert not found.missing
    assert not found.to_judge
    assert tuple(p.name for p in found.unknown_figures) == SLOTS


@pytest.mark.parametrize("gate", GATES)
def test_a_closed_gate_is_a_no_all_the_same(gate: str, explain: Explain) -> None:
    assert explain("agri_giant", ON, **FIRM | {gate: "否"}).verdict is False


def test_a_large_enterprise_is_refused(explain: Explain) -> None:
    assert explain("agri_giant", ON, **FIRM | {"sales_y1": "20000万元"}).verdict is False
    assert explain("agri_giant", ON, **FIRM | {"sales_y1": "19999万元"}).verdict is None


def test_a_firm_from_elsewhere_is_refused(explain: Explain) -> None:
    assert explain("agri_giant", ON, **FIRM | {"registered_in_hebei": "否"}).verdict is False


@pytest.mark.parametrize(("farmers", "verdict"), [(500, True), (499, False)])
def test_official_figures_once_loaded_decide(farmers: int, verdict: bool) -> None:
    source = Citation("明湖市试行标准", "", "附表")
    given = {"agri_giant_sales": 3000_0000, "agri_giant_rd": Fraction(5, 100), "agri_giant_rd_staff": Fraction(12, 100)}
    local: Local = {}
    for name, value in {**given, "agri_giant_farmers": 500}.items():
        base = unit({"agri_giant_sales": "元", "agri_giant_farmers": "户"}.get(name, "1"))
        local[name] = Parameter(name, name, base, (Dated(date(2018, 1, 1), Fraction(value), source, "local"),))
    law = catalogue().law("agri_giant", date(2019, 6, 1), local)
    assert law.decide(row(FIRM | {"farmers_led": farmers}, law.facts)) is verdict


def test_nothing_is_said_before_2017() -> None:
    assert catalogue().law("agri_giant", date(2017, 1, 1))
    with pytest.raises(NotInForce):
        catalogue().law("agri_giant", date(2016, 12, 31))
