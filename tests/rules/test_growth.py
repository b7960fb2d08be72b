"""Mean growth over three years, and where there is none."""

from __future__ import annotations

import pytest

from kechuang.rules.declare import money
from kechuang.rules.python_reader import compiled
from kechuang.rules.tables import mean_growth

FIRST, MIDDLE, LATEST = money("first", "第一年"), money("middle", "第二年"), money("latest", "第三年")
GROWTH = mean_growth(LATEST, MIDDLE, FIRST)


@pytest.mark.parametrize(
    ("first", "middle", "latest", "reached"),
    [
        (100, 120, 144, True),
        (100_00, 120_00, 143_99, False),
        (100, 100, 140, True),
        (0, 100, 120, True),
        (0, 100, 119, False),
        (-1, 100, 900, None),
        (100, 0, 900, None),
        (100, -5, 900, None),
        (None, 100, 900, None),
    ],
)
def test_growth_of_twenty_percent_a_year(first: int | None, middle: int, latest: int, reached: bool | None) -> None:
    facts = {"first": first, "middle": middle, "latest": latest}
    assert compiled([GROWTH >= "20%"])(facts)[0] is reached
