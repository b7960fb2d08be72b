"""Whatever is given for a policy, in type, size or absence: a reading, or a designed error. Nothing else may happen.

KECHUANG_FUZZ=100000 asks for that many random fact sets per policy instead of the few of every day, and a fifth as many
as people may write them: `KECHUANG_FUZZ=100000 ./kechuang test tests/rules/test_fuzz.py -n 2`.
"""

from __future__ import annotations

import os
import random
from datetime import date, timedelta
from typing import Any

import pytest

from kechuang.kernel.errors import KechuangError
from kechuang.policies import catalogue
from kechuang.rules.facts import Fact
from kechuang.rules.gap import way_out
from kechuang.rules.law import Law
from kechuang.rules.rows import EARLIEST, LATEST, row

SETS = int(os.environ.get("KECHUANG_FUZZ", "2000")) // 20
"""Batches of twenty fact sets per policy."""

ODD = (
    *("", " ", "—", "未知", "nan", "-0", "1e400", "1e9", "五", "5000万元", "5千", "10%", "200%", "-3件", "1,000人"),
    *(
        "2018-07-23",
        "2018-13-01",
        "0000-00-00",
        "2018年2月30日",
        "9999-12-31",
        "0001-01-01",
        "是",
        "否",
        "也许",
        "１２",
    ),
    *(0, -1, 1, 10**40, -(10**40), 0.1, 1e308, float("nan"), float("inf"), float("-inf"), True, False, None),
    *([], {}, {"value": 5}, {"value": "5", "unit": "万元"}, {"value": 1, "unit": "光年"}, {"unit": "元"}, b"x", 1 + 2j),
    *(date(2018, 7, 23), date.min, date.max),
)


def inside(fact: Fact, chance: random.Random) -> Any:
    """A value that a row may hold: edges, extremes, nothing."""
    if chance.random() < 0.15:
        return None
    if fact.kind == "truth":
        return chance.random() < 0.7
    if fact.kind == "choice":
        return chance.choice(fact.options)
    if fact.kind == "date":
        near = date(1990, 1, 1) + timedelta(days=chance.randrange(16_000))
        return chance.choice((near, near, near, EARLIEST, LATEST, date(2016, 2, 29)))
    scale, most = fact.scale, fact.bound * fact.scale
    small = chance.randrange(0, 600) * scale * (10_000 if str(fact.unit) == "元" else 1)
    return max(
        -most, min(most, chance.choice((small, small, small, 0, 1, -1, most, -most, chance.randrange(-most, most))))
    )


def laws(code: str) -> list[Law]:
    return [catalogue().law(code, v.since) for v in catalogue()[code].versions]


@pytest.mark.parametrize("code", list(catalogue().policies))
def test_no_fact_set_ends_in_anything_but_a_verdict(code: str) -> None:
    chance, versions = random.Random(code), laws(code)
    for batch in range(SETS):
        law = versions[batch % len(versions)]
        for _ in range(20):
            subject = {f.name: inside(f, chance) for f in law.facts if chance.random() > 0.02}
            found = law.explain(subject)
            assert found.verdict in (True, False, None)
        said = [m.said() for e in found.conditions for m in e.measures]
        assert all(isinstance(x, str) for x in said)
        if batch % 20 == 0:
            way = way_out(law, subject)
            assert all(w.after.verdict is not False or way.waits for w in way.ways)


@pytest.mark.parametrize("code", list(catalogue().policies))
def test_whatever_people_write_is_read_or_refused_in_words(code: str) -> None:
    chance, facts = random.Random(f"{code} written"), catalogue().facts_of(code)
    law = laws(code)[-1]
    refused = 0
    for _ in range(SETS * 4):
        given = {f.name: chance.choice(ODD) for f in chance.sample(facts, min(3, len(facts)))}
        try:
            law.explain(row(given, facts))
        except KechuangError as error:
            refused += 1
            assert error.sentence.zh
            assert error.remedy.zh
    assert refused
