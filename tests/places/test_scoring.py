"""The arithmetic of classes: edges, better values, ranges for what is not known, and bounds under other weights."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kechuang.kernel.errors import BadInput
from kechuang.places.firmness import WITHIN, extreme, firmness
from kechuang.places.method import Farming, Line, Method, checked
from kechuang.places.scoring import Score, score

QUIET = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How fast it is on a busy machine is no promise of the arithmetic."""
CODES = ("hnte", "tech_sme", "invention_patents", "incubators")


def method(weights: tuple[int, ...] = (40, 30, 20, 10), cuts: tuple[int, int] = (75, 50)) -> Method:
    lines = tuple(
        Line(code, "创新主体", Fraction(weight), Fraction(10)) for code, weight in zip(CODES, weights, strict=True)
    )
    return Method(lines, Fraction(cuts[0]), Fraction(cuts[1]), {})


def alone(code: str) -> Method:
    return Method((Line(code, "创新产出", Fraction(100), Fraction(1)),), Fraction(75), Fraction(50), {})


def of(*values: Fraction | int | None) -> Score:
    pairs = [None if value is None else (Fraction(value), Fraction(value)) for value in values]
    return score(method(), dict(zip(CODES, pairs, strict=True)))


@pytest.mark.parametrize(("points", "classes"), [("75.0", "A"), ("74.9", "B"), ("50.0", "B"), ("49.9", "C")])
def test_a_cut_belongs_to_the_better_class(points: str, classes: str) -> None:
    assert method().class_of(Fraction(points)) == classes


@pytest.mark.parametrize(("points", "classes"), [("80.00", "A"), ("79.99", "B"), ("60.00", "B"), ("59.99", "C")])
def test_the_cuts_of_counties_at_their_edges(points: str, classes: str) -> None:
    assert method(cuts=(80, 60)).class_of(Fraction(points)) == classes


def test_points_are_weight_times_the_share_of_the_benchmark_and_end_at_the_weight() -> None:
    held = of(5, 10, 25, 0)
    assert [one.low for one in held.lines] == [20, 30, 20, 0]
    assert (held.low, held.high, held.classes) == (70, 70, ("B",))


def test_what_is_not_known_is_neither_zero_nor_full_and_leaves_a_range_of_classes() -> None:
    held = of(10, None, 10, 0)
    assert (held.low, held.high, held.classes) == (60, 90, ("A", "B"))
    assert of(None, None, None, None).classes == ("A", "B", "C")


@QUIET
@given(st.lists(st.integers(0, 20), min_size=4, max_size=4), st.integers(0, 3), st.integers(1, 10))
def test_a_better_value_never_gives_fewer_points_or_a_worse_class(values: list[int], which: int, more: int) -> None:
    before = of(*values)
    values[which] += more
    after = of(*values)
    assert after.low >= before.low
    assert after.classes <= before.classes  # A before B before C


@QUIET
@given(st.lists(st.one_of(st.none(), st.integers(0, 12)), min_size=4, max_size=4), st.data())
def test_knowing_more_only_ever_narrows_the_range(values: list[int | None], data: st.DataObject) -> None:
    before = of(*values)
    known = [data.draw(st.integers(0, 12)) if value is None else value for value in values]
    after = of(*known)
    assert before.low <= after.low == after.high <= before.high
    assert set(after.classes) <= set(before.classes)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (method((40, 30, 20, 9)), "weights"),
        (method((40, 30, 20, 11)), "weights"),
        (method((50, 30, 20, 0)), "lines"),
        (method(cuts=(50, 50)), "cuts"),
        (method(cuts=(101, 50)), "cuts"),
        (method(cuts=(75, 0)), "cuts"),
        (Method((), Fraction(75), Fraction(50), {}), "lines"),
        (
            Method((Line("patent_zero", "创新产出", Fraction(100), Fraction(1)),), Fraction(75), Fraction(50), {}),
            "lines",
        ),  # less is better
        (Method((Line("no_such", "创新产出", Fraction(100), Fraction(1)),), Fraction(75), Fraction(50), {}), "lines"),
    ],
)
def test_a_method_that_cannot_be_one_is_refused_at_its_field(wrong: Method, field: str) -> None:
    with pytest.raises(BadInput) as error:
        checked(wrong)
    assert error.value.fields["field"] == field


def apart(below: int = 1, weights: tuple[int, ...] = (100,), base: str = "tech_sme") -> Method:
    own = tuple(Line("star_creations", "创新条件", Fraction(weight), Fraction(1)) for weight in weights)
    return replace(method(), farming=Farming(base, Fraction(below), own))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (apart(below=0), "farming"),
        (apart(base="no_such"), "farming"),
        (apart(base="invention_patents_per_10k"), "farming"),
        (apart(weights=(99,)), "weights"),
        (apart(weights=(50, 50)), "lines"),
        (apart(weights=()), "lines"),
    ],
)
def test_lines_for_townships_of_farming_keep_to_the_same_rules(wrong: Method, field: str) -> None:
    with pytest.raises(BadInput) as error:
        checked(wrong)
    assert error.value.fields["field"] == field
    assert checked(apart())


def test_what_is_per_head_can_be_a_line_though_no_record_breaks_it_down() -> None:
    assert checked(alone("invention_patents_per_10k"))


def test_a_method_comes_back_from_what_is_kept_of_it() -> None:
    assert Method.from_plain(method().as_plain()) == checked(method())
    assert Method.from_plain(apart().as_plain()) == checked(apart())


shares = st.lists(st.integers(0, 10).map(lambda n: Fraction(n, 10)), min_size=4, max_size=4)


@QUIET
@given(shares, st.integers(0, 10**6))
def test_no_choice_of_weights_within_a_fifth_leaves_the_exact_bounds(held: list[Fraction], seed: int) -> None:
    weights = [line.weight for line in method().lines]
    low, high = extreme(weights, held, most=False), extreme(weights, held, most=True)
    chance = random.Random(seed)
    for _ in range(20):
        drawn = [weight * (1 + WITHIN * Fraction(chance.randint(-5, 5), 5)) for weight in weights]
        points = 100 * sum(w * x for w, x in zip(drawn, held, strict=True)) / sum(drawn)
        assert low <= points <= high
    assert low <= 100 * sum(w * x for w, x in zip(weights, held, strict=True)) / 100 <= high


@QUIET
@given(st.lists(st.lists(st.integers(0, 12), min_size=4, max_size=4), min_size=2, max_size=6), st.integers(0, 10**6))
def test_places_and_classes_under_any_such_weights_stay_within_what_is_told(rows: list[list[int]], seed: int) -> None:
    scores = {str(number): of(*row) for number, row in enumerate(rows)}
    told = firmness(method(), scores)
    chance = random.Random(seed)
    weights = [line.weight * (1 + WITHIN * Fraction(chance.randint(-5, 5), 5)) for line in method().lines]
    points = {
        code: 100 * sum(w * one.shares[0] for w, one in zip(weights, held.lines, strict=True)) / sum(weights)
        for code, held in scores.items()
    }
    for code, mine in points.items():
        place = 1 + sum(1 for other in points.values() if other > mine)
        assert told[code].best <= place <= told[code].worst
        assert method().class_of(mine) in told[code].classes
        assert set(told[code].classes) >= set(scores[code].classes)


def test_the_trial_gives_the_same_figures_every_time() -> None:
    scores = {"a": of(8, 8, 8, 8), "b": of(7, None, 7, 7)}
    assert firmness(method(), scores) == firmness(method(), scores)
    assert sum(share for _name, share in firmness(method(), scores)["b"].trials) == 1
