"""The chance that open points are enough: every whole point equally likely, items independent, the edge exact."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.indicators.nearness.points import enough

RANGES = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 8)), min_size=1, max_size=4)


def test_one_point_more_or_less_decides_at_the_edge() -> None:
    seventy = [(Fraction(70), Fraction(70))]
    assert enough(seventy, Fraction(70), strict=False) == 1
    assert enough(seventy, Fraction(70), strict=True) == 0
    assert enough([(Fraction(71), Fraction(71))], Fraction(70), strict=True) == 1


def test_a_range_is_as_likely_at_each_of_its_points() -> None:
    assert enough([(Fraction(68), Fraction(83))], Fraction(70), strict=True) == pytest.approx(13 / 16)


@given(RANGES, st.integers(0, 60), st.booleans())
def test_it_is_the_share_of_all_cases(ranges: list[tuple[int, int]], need: int, strict: bool) -> None:
    cases = list(product(*(range(low, low + more + 1) for low, more in ranges)))
    wanted = sum(sum(case) > need if strict else sum(case) >= need for case in cases) / len(cases)
    asked = [(Fraction(low), Fraction(low + more)) for low, more in ranges]
    assert enough(asked, Fraction(need), strict=strict) == pytest.approx(wanted)
