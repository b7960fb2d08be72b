"""Sharing out by largest remainder: exact, fair within a step, the same every time."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel.apportionment import apportioned
from kechuang.kernel.errors import BadInput

WEIGHTS = st.lists(st.builds(Fraction, st.integers(0, 999), st.integers(1, 7)), min_size=1, max_size=12).filter(any)


@given(st.integers(0, 10**9), WEIGHTS, st.sampled_from([Fraction(1), Fraction(10_000), Fraction(1, 100)]))
def test_parts_add_up_exactly_in_whole_steps_each_within_one_step_of_its_quota(
    steps: int, weights: list[Fraction], step: Fraction
) -> None:
    whole = steps * step
    parts = apportioned(whole, weights, step)
    assert sum(parts) == whole
    for part, weight in zip(parts, weights, strict=True):
        assert part % step == 0
        assert abs(part - whole * weight / sum(weights)) < step
        assert part >= 0 and (weight or not part)


@given(st.integers(0, 10_000), WEIGHTS)
def test_a_heavier_bearer_never_gets_less(whole: int, weights: list[Fraction]) -> None:
    pairs = sorted(zip(weights, apportioned(Fraction(whole), weights), strict=True))
    assert all(one[1] <= other[1] for one, other in pairwise(pairs) if one[0] < other[0])


def test_what_is_left_over_goes_to_the_largest_remainder_then_to_the_earlier() -> None:
    assert apportioned(Fraction(10), [Fraction(5), Fraction(3), Fraction(3)]) == (4, 3, 3)
    assert apportioned(Fraction(2), [Fraction(1)] * 3) == (1, 1, 0)


@pytest.mark.parametrize(("whole", "weights"), [(-1, [1]), (Fraction(1, 2), [1]), (1, []), (1, [0, 0]), (1, [2, -1])])
def test_what_cannot_be_shared_out_is_refused(whole: int, weights: list[int]) -> None:
    with pytest.raises(BadInput):
        apportioned(Fraction(whole), [Fraction(one) for one in weights])
