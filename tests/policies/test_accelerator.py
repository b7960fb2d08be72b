"""科技企业加速器: undetermined without a jurisdiction's figures; one more resident can need one more mentor."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.kernel.units import quantity
from kechuang.policies import catalogue
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.rows import row

FIGURES = {
    "accelerator_area": "10000m²",
    "accelerator_used": "75%",
    "accelerator_professionals": "80%",
    "accelerator_firms_a_mentor": "5家/人",
    "accelerator_residents": "6家",
    "accelerator_fund": "500万元",
}
CARRIER: dict[str, Any] = {
    "carrier_legal_person": "是",
    "carrier_area": "10000m²",
    "carrier_used_area": "7500m²",
    "carrier_full_time": 5,
    "carrier_professionals": 4,
    "carrier_mentors": 3,
    "carrier_residents": 15,
    "carrier_fund": "500万元",
}


def decided(facts: dict[str, Any], figures: dict[str, str]) -> bool | None:
    own = catalogue().parameters()
    local = {
        name: Parameter(
            name,
            own[name].label,
            own[name].unit,
            (Dated(date(2010, 1, 1), Fraction(quantity(written)[0]), Citation("本地规定"), "local"),),
        )
        for name, written in figures.items()
    }
    law = catalogue().law("accelerator", date(2019, 6, 1), local)
    return law.decide(row(facts, law.facts))


@pytest.mark.parametrize(("residents", "mentors", "holds"), [(15, 3, True), (16, 3, False), (16, 4, True)])
def test_with_local_figures_mentors_go_with_residents(residents: int, mentors: int, holds: bool) -> None:
    assert decided(CARRIER | {"carrier_residents": residents, "carrier_mentors": mentors}, FIGURES) is holds


def test_without_local_figures_the_verdict_is_undetermined() -> None:
    assert decided(CARRIER, {}) is None
