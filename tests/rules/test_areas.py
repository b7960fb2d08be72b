"""Facts given in square metres: the ² is part of the unit, not a digit."""

from __future__ import annotations

import pytest

from kechuang.rules.declare import number
from kechuang.rules.rows import row

AREA = number("area", "场所面积", "m²").args[0]


@pytest.mark.parametrize(
    ("given", "raw"),
    [("300m²", 300_00), ("300.5 平方米", 300_50), ("1,200㎡", 1200_00), (300, 300_00), ("3亩", 2000_00)],
)
def test_an_area_may_be_written_in_any_of_its_units(given: object, raw: int) -> None:
    assert row({"area": given}, [AREA]) == {"area": raw}
