"""Spark says of every row what the single reader says; one session, skipped where Spark or Java is missing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from kechuang.policies import catalogue
from kechuang.rules.columns import Columns
from kechuang.rules.engines import ROW, Evaluated, spark_results, spark_session
from kechuang.rules.facts import Fact

pytest.importorskip("pyspark", reason="the Spark extra is not installed")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not installed")

LAWS = [(policy.code, version.since) for policy in catalogue() for version in policy.versions]
TYPES = {"number": pl.Int64, "truth": pl.Boolean, "date": pl.Date, "choice": pl.String}


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Any]:
    session = spark_session()
    yield session
    session.stop()


def value(fact: Fact, chance: random.Random) -> Any:
    if chance.random() < 0.1:
        return None
    if fact.kind == "truth":
        return chance.random() < 0.8
    if fact.kind == "date":
        return date(2000, 1, 1) + timedelta(days=chance.randrange(9000))
    if fact.kind == "choice":
        return chance.choice(fact.options)
    most = fact.bound * fact.scale
    figure = chance.choice([0, 1, 3, 5, 10, 20, 30, 60, 71, 100, 200, 500, 1000, 5000]) * fact.scale
    figure *= 10_000 if str(fact.unit) == "元" else 1
    return min(figure, most) if chance.random() < 0.8 else chance.randint(-most, most)


@pytest.mark.parametrize(("code", "since"), LAWS, ids=[f"{code}@{since}" for code, since in LAWS])
def test_spark_says_of_every_row_what_the_other_engines_say(code: str, since: date, tmp_path: Path) -> None:
    law, chance = catalogue().law(code, since), random.Random(f"{code}{since}")
    subjects = [{f.name: value(f, chance) for f in law.facts} for _ in range(200)]
    facts = pl.DataFrame(subjects, schema={f.name: TYPES[f.kind] for f in law.facts}).with_row_index(ROW)
    facts = facts.with_columns(pl.col(ROW).cast(pl.Int64))
    facts.write_parquet(tmp_path / "facts.parquet")
    columns = Columns(law)
    found = pl.concat(spark_results(columns, tmp_path / "facts.parquet", tmp_path, set()))
    assert found[ROW].to_list() == list(range(200))
    expected = Evaluated(columns)(facts)
    for name in expected.columns:
        ours, theirs = expected[name], found[name]
        if ours.dtype == pl.Float64:
            same = ((ours - theirs.cast(pl.Float64)).abs() <= 1e-9 * (1 + ours.abs())).fill_null(False)
            assert (same | (ours.is_null() & theirs.is_null())).all(), name
        else:
            assert ours.cast(pl.String).equals(theirs.cast(pl.String), null_equal=True), name
    for row, subject in zip(found["eligible"].to_list()[:50], subjects, strict=False):
        assert row is law.decide(subject)
