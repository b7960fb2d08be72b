"""Every version of every policy on every engine: single reader, Polars, DuckDB and Spark say what exact fractions say.

One table of generated subjects for each version, rich in edges: figures of the law itself and one step beside them,
denominators with the multiples of its percentages, extremes, and nothing. Each engine's every column (verdict,
conditions, points, totals, amounts, rank) is compared with the exact value of its expression, row by row.
"""

from __future__ import annotations

import math
import os
import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from kechuang.policies import catalogue
from kechuang.rules.cases import Case
from kechuang.rules.columns import Columns
from kechuang.rules.engines import ROW, Evaluated, duckdb_results, spark_results, spark_session
from kechuang.rules.exact import Exact
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law
from kechuang.rules.rows import row
from kechuang.rules.tree import walk

ROWS = 150
LAWS = [(policy.code, version.since) for policy in catalogue() for version in policy.versions]
IDS = [f"{code}@{since}" for code, since in LAWS]
TYPES = {"number": pl.Int64, "truth": pl.Boolean, "date": pl.Date, "choice": pl.String}
ROUND = (0, 1, 2, 3, 4, 5, 10, 20, 30, 50, 60, 100, 200, 500, 1000, 5000)
each_law = pytest.mark.parametrize(("code", "since"), LAWS, ids=IDS)


class Subjects:
    """Generated subjects of one law, and what every column must be for each of them."""

    def __init__(self, law: Law, seed: str) -> None:
        self.law, self.columns = law, Columns(law)
        chance = random.Random(seed)
        figures = {n for root in self.columns.plain.values() for n in walk(root) if n.op == "lit" and n.args[0]}
        self._figures = {n.unit: set() for n in figures if n.kind == "number"}
        for n in figures:
            if n.kind == "number":
                self._figures[n.unit].add(Fraction(n.args[0]))
        self._days = [n.args[0] for n in figures if n.kind == "date"]
        self._worked = [one for case in law.policy.cases if (one := self._told(case))]
        self.rows = [self._row(i, chance) for i in range(ROWS)]
        self.exact = [self._exact(facts) for facts in self.rows]

    def _told(self, case: Case) -> dict[str, Any]:
        """The facts of a worked case that this law reads."""
        asked = {f.name for f in self.law.facts}
        told = row({name: value for name, value in case.given.items() if name in asked}, self.law.facts)
        return {name: value for name, value in told.items() if value is not None}

    def _row(self, index: int, chance: random.Random) -> dict[str, Any]:
        """Every other row is a worked case with a few facts changed, so that verdicts of all kinds are met."""
        made = {f.name: self._value(f, chance) for f in self.law.facts}
        if index % 2 or not self._worked:
            return made
        changed = chance.sample(self.law.facts, min(len(self.law.facts), chance.choice((0, 1, 1, 2, 3))))
        worked = chance.choice(self._worked)
        return made | {name: value for name, value in worked.items() if name not in {f.name for f in changed}}

    def _exact(self, facts: dict[str, Any]) -> dict[str, Any]:
        exact = Exact(facts)
        return {name: exact(root) for name, root in self.columns.plain.items()}

    def _value(self, fact: Fact, chance: random.Random) -> Any:
        if chance.random() < 0.08:
            return None
        if fact.kind == "truth":
            return chance.random() < 0.8
        if fact.kind == "choice":
            return chance.choice(fact.options)
        if fact.kind == "date":
            near = [self.law.day, *self._days, date(2000, 1, 1) + timedelta(days=chance.randrange(9000))]
            months = chance.choice((0, 0, 12, 18, 24, 36, 48, 60))
            day = chance.choice(near) - timedelta(days=round(months * 30.4375) + chance.choice((-1, 0, 0, 1)))
            return chance.choice((day, day.replace(day=min(day.day, 28), month=chance.randint(1, 12))))
        return self._number(fact, chance)

    def _number(self, fact: Fact, chance: random.Random) -> int:
        most = fact.bound * fact.scale
        written = 10_000 if str(fact.unit) == "元" else 1
        bare = [Fraction(x * written) for x in ROUND]
        own = sorted(self._figures.get(fact.unit, ()))
        shares = [x for unit, held in self._figures.items() if not str(unit) for x in held] or [Fraction(1)]
        kind = chance.random()
        if kind < 0.03:
            return chance.choice((-most, most, -1, most - 1))
        value = chance.choice(own if own and kind < 0.4 else bare)
        if kind > 0.75:
            value *= chance.choice(shares)
        return max(-most, min(most, int(value * fact.scale) + chance.choice((0, 0, 0, 0, -1, 1))))

    def table(self) -> pl.DataFrame:
        facts = pl.DataFrame(self.rows, schema={f.name: TYPES[f.kind] for f in self.law.facts})
        return facts.with_row_index(ROW).with_columns(pl.col(ROW).cast(pl.Int64))

    def agree(self, found: pl.DataFrame) -> None:
        """Every column of every row is what exact fractions say."""
        assert found[ROW].to_list() == list(range(ROWS))
        wrong = [
            (place, name, value, expected[name])
            for name in self.columns.plain
            for place, (value, expected) in enumerate(zip(found[name].to_list(), self.exact, strict=True))
            if not same(value, expected[name])
        ]
        assert wrong == []


def same(found: Any, exact: Any) -> bool:
    if found is None or exact is None or isinstance(exact, bool):
        return found is exact
    return math.isclose(found, exact, rel_tol=1e-12, abs_tol=1e-9)


@cache
def subjects(code: str, since: date) -> Subjects:
    return Subjects(catalogue().law(code, since), f"{code}@{since}")


def test_generated_subjects_meet_all_three_values() -> None:
    conditions, verdicts = [], []
    for code, since in LAWS:
        exact = subjects(code, since).exact
        verdicts.append({one["eligible"] for one in exact})
        conditions.append({value for one in exact for name, value in one.items() if name.startswith("c")})
    assert all(None in met for met in conditions)
    assert sum(len(met) == 3 for met in conditions) >= len(LAWS) - 5  # what the law leaves open altogether is open
    assert sum(len(met) == 3 for met in verdicts) >= 2 * len(LAWS) // 3


@each_law
def test_the_single_reader_says_what_exact_fractions_say(code: str, since: date) -> None:
    asked = subjects(code, since)
    for facts, exact in zip(asked.rows, asked.exact, strict=True):
        one = asked.law.explain(facts)
        assert one.verdict is exact["eligible"] is asked.law.decide(facts)
        told = {f"c{i}": c.verdict for i, c in enumerate(one.conditions)}
        told |= {f"p{i}_least": s.low for i, s in enumerate(one.scores)}
        told |= {f"p{i}_most": s.high for i, s in enumerate(one.scores)}
        told |= {f"a{i}": a.value for i, a in enumerate(one.amounts)}
        if one.total:
            told |= {"t_least": one.total[0], "t_most": one.total[1]}
        assert [(name, value, exact[name]) for name, value in told.items() if not same(value, exact[name])] == []


@each_law
def test_polars_says_what_exact_fractions_say(code: str, since: date) -> None:
    asked = subjects(code, since)
    asked.agree(Evaluated(asked.columns)(asked.table()))


@each_law
def test_duckdb_says_what_exact_fractions_say(code: str, since: date, tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="the DuckDB extra is not installed")
    asked = subjects(code, since)
    asked.table().write_parquet(tmp_path / "facts.parquet")
    asked.agree(pl.concat(duckdb_results(asked.columns, tmp_path / "facts.parquet", tmp_path, set())))


@pytest.fixture(scope="module")
def spark() -> Iterator[None]:
    """One session for all versions; its compiler stops at the first tier, for no plan here runs twice."""
    pytest.importorskip("pyspark", reason="the Spark extra is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not installed")
    with pytest.MonkeyPatch.context() as patch:
        given = os.environ.get("JAVA_TOOL_OPTIONS", "")
        patch.setenv("JAVA_TOOL_OPTIONS", f"{given} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC".strip())
        session = spark_session()
    yield
    session.stop()


@pytest.mark.xdist_group("spark")
@pytest.mark.usefixtures("spark")
@each_law
def test_spark_says_what_exact_fractions_say(code: str, since: date, tmp_path: Path) -> None:
    asked = subjects(code, since)
    asked.table().write_parquet(tmp_path / "facts.parquet")
    asked.agree(pl.concat(spark_results(asked.columns, tmp_path / "facts.parquet", tmp_path, set())))
