"""The cheapest way is the cheapest: on small rules of every form it equals trying all combinations of steps."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from kechuang.kernel.sentences import Sentence
from kechuang.rules.declare import number
from kechuang.rules.gap import way_out
from kechuang.rules.law import Law
from kechuang.rules.levers import Levers
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tables import bands, best_known, mean_growth, progressive
from kechuang.rules.tree import Node, all_of, any_of, best_of, called, divided, least_of, soft, when

PAPER = Document("明湖市示范企业认定办法", "明科〔2020〕1号", date(2020, 1, 1))
DAY = date(2021, 1, 1)
STAFF, ENGINEERS = number("staff", "职工", "人"), number("engineers", "工程师", "人")
TITLES = number("titles", "专利", "件")
SPENT = number("spent", "投入", "元", bound=10**9)
RATIO = divided(ENGINEERS, STAFF, 0)
POINTS = bands(RATIO, {"10%": 4, "20%": 8, "40%": 12}) + bands(TITLES, {"1件": 3, "3件": 9})


def forms() -> dict[str, Node]:
    """One condition of every form the language has."""
    before = number("spent_before", "上年投入", "元", bound=10**9)
    return {
        "ratio": RATIO >= "25%",
        "ratio below": divided(ENGINEERS, STAFF) <= "60%",
        "more than": TITLES > "2件",
        "bands": POINTS >= "12分",
        "more points than": POINTS > "12分",
        "best of": best_of(bands(RATIO, {"50%": 20}), bands(TITLES, {"2件": 10, "4件": 20})) >= "20分",
        "best known": best_known("20分", bands(RATIO, {"30%": 20}), bands(SPENT, {"40万元": 20, "20万元": 12}))
        >= "12分",
        "least of": least_of(POINTS, "10分") >= "10分",
        "capped": least_of(SPENT, "30万元") + SPENT >= "55万元",
        "any of": any_of(TITLES >= "3件", SPENT >= "45万元", all_of(RATIO >= "30%", TITLES >= "1件")),
        "choice": when(STAFF >= "12人", TITLES >= "3件", TITLES >= "1件"),
        "figure by size": called("工程师占比", RATIO) >= when(STAFF <= "10人", "40%", "20%"),
        "soft": soft(SPENT >= "30万元"),
        "progressive": progressive(SPENT, {"0元": "10%", "20万元": "20%", "40万元": "5%"}) >= "5万元",
        "not": ~(TITLES < "2件"),
        "named": called("人均投入", SPENT / 10) >= "3万元",
        "moving quotients": divided(ENGINEERS, STAFF) >= divided(SPENT, before + SPENT),
        "growth": mean_growth(SPENT, before, before) >= "30%",
    }


def law_of(*tests: Node) -> Law:
    said = Sentence("示范企业称号", "A title")
    made = Policy("demo", "示范企业", "Demonstration", subject="enterprise", reference="application", grants=said)

    @made.since("2020-01-01", documents=(PAPER,))
    def _(v: Version) -> None:
        for i, test in enumerate(tests):
            v.must(f"c{i}", f"条件{i}", test, PAPER("第三条"))
        v.always(ENGINEERS <= STAFF)
        v.lever("hire", "招聘工程师", {ENGINEERS: 1, STAFF: 1}, "12万元", most=4, months=3)
        v.lever("train", "培养工程师", {ENGINEERS: 1}, "2万元", most=4, months=6)
        v.lever("file", "取得专利", {TITLES: 1}, "5万元", most=4, months=8)
        v.lever("spend", "增加投入", {SPENT: 100_000}, "7万元", most=4, months=12)

    return Law(made, DAY)


def cheapest(law: Law, row: dict[str, Any]) -> Fraction | None:
    """The least cost over all combinations of steps, the staff staying at least as many as their engineers."""
    levers = Levers(law, row)
    costs = []
    for counts in product(*(range(x.most + 1) for x in levers.levers)):
        after = levers.changed(counts, ())
        if after["engineers"] <= after["staff"] and law.decide(after) is True:
            costs.append(levers.cost(counts))
    return min(costs, default=None)


@pytest.mark.parametrize("seed", range(60))
def test_the_way_costs_what_trying_everything_finds(seed: int) -> None:
    chance = random.Random(seed)
    names = list(forms())
    picked = [names[seed % len(names)], *chance.sample(names, chance.randrange(0, 3))]
    law = law_of(*(forms()[n] for n in dict.fromkeys(picked)))
    staff = chance.randrange(6, 16)
    row: dict[str, Any] = {
        "staff": staff,
        "engineers": chance.randrange(0, staff // 2),
        "titles": chance.randrange(0, 3),
        "spent": chance.randrange(0, 35) * 1_000_000,
        "spent_before": chance.randrange(10, 40) * 1_000_000,
    }
    found, least = way_out(law, row), cheapest(law, row)
    if found.before.verdict is True:
        assert least == 0
    elif least is None:
        assert not found.ways
        assert found.impossible
    else:
        assert found.ways[0].cost == least, picked
        assert found.ways[0].after.verdict is True
        assert all(w.cost >= least for w in found.ways)


def test_two_ways_never_use_the_same_levers() -> None:
    found = way_out(law_of(forms()["any of"]), {"staff": 10, "engineers": 1, "titles": 0, "spent": 2000})
    first, second = ({s.label for s in w.steps} for w in found.ways)
    assert not first <= second


def test_what_cannot_be_met_together_is_named_together() -> None:
    found = way_out(law_of(STAFF >= "11人", STAFF <= "10人"), {"staff": 10, "engineers": 1, "titles": 0, "spent": 0})
    assert [e.condition.code for e in found.impossible] == ["c0"]


def test_what_no_step_can_reach_is_impossible_by_itself() -> None:
    found = way_out(law_of(TITLES >= "9件", SPENT >= "1万元"), {"staff": 10, "engineers": 1, "titles": 0, "spent": 0})
    assert [e.condition.code for e in found.impossible] == ["c0"]
