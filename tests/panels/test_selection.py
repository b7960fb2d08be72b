"""The panel is the first in the order of the lot that meets the need; nobody is preferred; a lack is told."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from scipy.stats import chisquare

from kechuang.cases.panels.need import Need
from kechuang.cases.panels.protocol import Entry, order, panel_after
from kechuang.cases.panels.rule import GENERAL, rule_on
from kechuang.cases.panels.selection import completed
from kechuang.kernel.errors import BadInput

from .pools import need, pool

FIVE = GENERAL.need(5)


def first_by_trying_all(need: Need, kept: list[Entry], line: list[Entry]) -> list[Entry] | None:
    """The definition itself: combinations come in the order of the line."""
    tried = ([*kept, *more] for more in combinations(line, need.size - len(kept)))
    return next((panel for panel in tried if need.holds(panel)), None)


def test_the_panel_is_the_first_of_all_that_meet_the_need() -> None:
    for seed in range(400):
        rng = random.Random(seed)
        asked = need(rng, rng.choice((1, 3, 5)))
        line = pool(rng, rng.randint(0, 11), units=rng.choice((2, 4, 9)))
        panel = completed(asked, [], line)
        assert panel == first_by_trying_all(asked, [], line), seed
        if panel and len(line) > 5:
            rest = [one for one in line if one not in panel]
            assert completed(asked, panel[1:], rest) == first_by_trying_all(asked, panel[1:], rest), seed


def test_what_is_lacking_is_told_exactly_when_no_panel_is_possible() -> None:
    for seed in range(200):
        rng = random.Random(seed)
        asked = replace(need(rng, rng.choice((3, 5))), per_unit=0)
        line = pool(rng, rng.randint(0, 11))
        assert bool(asked.lacking([], line)) == (completed(asked, [], line) is None), seed


def test_four_left_for_five_seats_is_no_panel_and_one_is_lacking() -> None:
    line = [Entry(f"t{n}", "technical", True, f"u{n}") for n in range(3)] + [Entry("f", "financial", False, "u9")]
    assert completed(FIVE, [], line) is None
    assert FIVE.lacking([], line) == {"size": 1}
    assert FIVE.lacking([], [*line, Entry("x", "other", False, "u8")]) == {}


def test_every_sort_that_is_lacking_is_told() -> None:
    line = [Entry(f"o{n}", "other", False, f"u{n}") for n in range(9)]
    assert FIVE.lacking([], line) == {"technical": 3, "financial": 1, "units": 4, "outside": 2}


def test_at_most_so_many_come_from_one_unit() -> None:
    crowd = [Entry(f"t{n}", "technical", True, "u0") for n in range(9)]
    others = [Entry(f"x{n}", "technical", False, f"u{n}") for n in range(1, 4)]
    line = [*crowd, *others, Entry("f", "financial", False, "u7")]
    asked = replace(FIVE, outside=1, per_unit=1)
    assert completed(asked, [], line) == [crowd[0], *others, line[-1]]
    assert completed(replace(asked, outside=2), [], line) is None


def test_who_is_out_is_followed_by_the_next_of_the_same_lot_and_the_others_stay() -> None:
    rng = random.Random(4)
    people = pool(rng, 60, units=30)
    panel = panel_after(FIVE, people, [], "seed", "none", frozenset())
    assert panel
    gone = panel[2]
    after = panel_after(FIVE, people, panel, "seed", "none", frozenset({gone.id}))
    assert after
    assert [one for one in after if one in panel] == [one for one in panel if one != gone]
    assert gone not in after
    assert FIVE.holds(after)
    assert after == panel_after(FIVE, people, panel, "seed", "none", frozenset({gone.id}))


def test_those_drawn_less_often_come_first_where_the_rotation_says_so() -> None:
    people = [Entry(f"{n}", "technical", False, f"u{n}", turns=n % 3) for n in range(30)]
    turns = [one.turns for one in order(people, "seed", "fewest")]
    assert turns == sorted(turns)
    assert [one.turns for one in order(people, "seed", "none")] != turns


def test_another_seed_gives_another_order() -> None:
    people = pool(random.Random(1), 50)
    assert order(people, "one", "none") != order(people, "other", "none")


def test_everyone_of_a_sort_is_equally_likely() -> None:
    """Chi-square over 6,000 draws with fixed seeds: within each sort the counts look like chance, p > 0.001."""
    people = [
        *(Entry(f"ti{n}", "technical", False, f"a{n}") for n in range(8)),
        *(Entry(f"to{n}", "technical", True, f"b{n}") for n in range(6)),
        *(Entry(f"f{n}", "financial", n % 2 == 0, f"c{n}") for n in range(4)),
        *(Entry(f"x{n}", "other", False, f"d{n}") for n in range(5)),
    ]
    drawn: Counter[str] = Counter()
    for n in range(6000):
        panel = panel_after(FIVE, people, [], f"seed {n}", "none", frozenset())
        assert panel
        drawn.update(one.id for one in panel)
    sorts: dict[tuple[str, bool], list[int]] = {}
    for one in people:
        sorts.setdefault((one.kind, one.outside), []).append(drawn[one.id])
    assert len(sorts) == 5
    for counts in sorts.values():
        assert chisquare(counts).pvalue > 0.001, counts


def test_a_biased_draw_would_be_noticed() -> None:
    """The test above has teeth: the same count over a draw that prefers low handles is not chance."""
    people = [Entry(f"{n:02}", "technical", True, f"u{n}") for n in range(12)]
    drawn: Counter[str] = Counter()
    for n in range(2000):
        line = order(people, f"seed {n}", "none")
        line.sort(key=lambda one: one.id > "05") if n % 10 == 0 else None
        drawn.update(one.id for one in line[:3])
    assert chisquare([drawn[one.id] for one in people]).pvalue < 0.001


@pytest.mark.parametrize(("size", "fits"), [(3, False), (4, False), (5, True), (6, False), (7, True)])
def test_a_panel_is_odd_and_at_least_five(size: int, fits: bool) -> None:
    if not fits:
        with pytest.raises(BadInput) as refused:
            GENERAL.need(size)
        assert refused.value.fields["field"] == "size"
        return
    asked = rule_on("hnte", date(2020, 1, 1)).need(size)
    assert asked.technical / size >= 0.6 > (asked.technical - 1) / size
    assert asked.financial == 1
    assert asked.outside / size >= 1 / 3 > (asked.outside - 1) / size
