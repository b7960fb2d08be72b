"""What holds for every policy, without naming any: it loads, is covered, explains, and every engine agrees."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kechuang.policies import catalogue
from kechuang.rules.columns import Columns
from kechuang.rules.engines import ROW, Evaluated, duckdb_results
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law
from kechuang.rules.polars_reader import evaluated

LAWS = [(policy.code, version.since) for policy in catalogue() for version in policy.versions]
IDS = [f"{code}@{since}" for code, since in LAWS]


@cache
def law_of(code: str, since: date) -> Law:
    return catalogue().law(code, since)


def values(fact: Fact) -> st.SearchStrategy[Any]:
    """Values that meet edges often: round figures, zero, extremes, nothing."""
    if fact.kind == "truth":
        return st.sampled_from([True, True, False, None])
    if fact.kind == "date":
        return st.none() | st.integers(0, 9000).map(lambda n: date(2000, 1, 1) + timedelta(days=n))
    if fact.kind == "choice":
        return st.sampled_from([*fact.options, None])
    scale = fact.scale
    most = fact.bound * scale
    figures = [
        x * scale for x in (0, 1, 2, 3, 4, 5, 10, 12, 20, 24, 30, 50, 60, 71, 100, 120, 200, 300, 500, 501, 1000)
    ]
    if str(fact.unit) == "元":
        figures = [x * 10_000 for x in figures]
    inside = [f for f in figures if f <= most]
    return st.sampled_from([*inside, *inside, None]) | st.integers(-most, most)


def rows(law: Law) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({f.name: values(f) for f in law.facts})


def frame(law: Law, subjects: list[dict[str, Any]]) -> pl.DataFrame:
    types = {"number": pl.Int64, "truth": pl.Boolean, "date": pl.Date, "choice": pl.String}
    return pl.DataFrame(subjects, schema={f.name: types[f.kind] for f in law.facts})


@pytest.mark.parametrize(("code", "since"), LAWS, ids=IDS)
def test_nothing_known_is_never_a_yes_and_says_what_is_missing(code: str, since: date) -> None:
    found = law_of(code, since).explain({})
    assert found.verdict is not True
    assert found.missing or found.to_judge or found.unknown_figures or found.verdict is False


@pytest.mark.parametrize(("code", "since"), LAWS, ids=IDS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_columns_say_what_the_single_reader_says_in_all_three_values(
    code: str, since: date, data: st.DataObject
) -> None:
    law = law_of(code, since)
    subjects = data.draw(st.lists(rows(law), min_size=1, max_size=40))
    named = {"eligible": law.decision}
    named |= {f"c{i}": law.test(c) for i, c in enumerate(law.version.conditions)}
    if law.total:
        named |= {"least": law.total[0], "most": law.total[1]}
    lazy, scales = evaluated(named, frame(law, subjects).lazy())
    columns = lazy.collect()
    for index, subject in enumerate(subjects):
        one = law.explain(subject)
        assert columns["eligible"][index] is one.verdict
        assert law.decide(subject) is one.verdict
        for i, condition in enumerate(one.conditions):
            assert columns[f"c{i}"][index] is condition.verdict
        if one.total:
            for name, exact in zip(("least", "most"), one.total, strict=True):
                raw = columns[name][index]
                assert (raw is None) == (exact is None)
                scale = scales[name]
                assert raw is None or math.isclose(raw / (scale or 1), float(exact))  # type: ignore[arg-type]


def close(found: float | None, exact: Fraction | None) -> bool:
    if found is None or exact is None:
        return found is exact
    return math.isclose(found, float(exact), rel_tol=1e-12, abs_tol=1e-9)


def same_as_the_single_reader(
    law: Law, columns: Columns, results: pl.DataFrame, subjects: list[dict[str, Any]]
) -> None:
    """Every column of every row against the explanation of that row alone."""
    for row, subject in zip(results.iter_rows(named=True), subjects, strict=True):
        one = law.explain(subject)
        assert row["eligible"] is one.verdict
        assert [row[f"c{i}"] for i in range(len(one.conditions))] == [c.verdict for c in one.conditions]
        for i, item in enumerate(one.scores):
            assert close(row[f"p{i}_least"], item.low)
            assert close(row[f"p{i}_most"], item.high)
        if one.total:
            assert close(row["t_least"], one.total[0])
            assert close(row["t_most"], one.total[1])
        for i, amount in enumerate(one.amounts):
            assert close(row[f"a{i}"], amount.value)
        told = {"missing": one.missing, "to_judge": one.to_judge, "unknown_figures": one.unknown_figures}
        for kind, expected in told.items():
            said = {x for i in range(9) if f"lack{i}" in row for x in columns.labels(kind, i, row[f"lack{i}"])}
            assert said == {x.label for x in expected}


@pytest.mark.parametrize(("code", "since"), LAWS, ids=IDS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_table_says_of_every_row_what_the_single_reader_says(code: str, since: date, data: st.DataObject) -> None:
    law = law_of(code, since)
    absent = data.draw(st.sets(st.sampled_from([f.name for f in law.facts])) | st.just(set()))
    subjects = [
        {name: None if name in absent else value for name, value in subject.items()}
        for subject in data.draw(st.lists(rows(law), min_size=1, max_size=30))
    ]
    columns = Columns(law, absent)
    batch = frame(law, subjects).drop(absent).with_row_index(ROW)
    same_as_the_single_reader(law, columns, Evaluated(columns)(batch), subjects)


@pytest.mark.parametrize(("code", "since"), LAWS, ids=IDS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_duckdb_says_of_every_row_what_the_single_reader_says(
    code: str, since: date, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pytest.importorskip("duckdb", reason="the DuckDB extra is not installed")
    law = law_of(code, since)
    subjects = data.draw(st.lists(rows(law), min_size=20, max_size=40))
    folder = tmp_path_factory.mktemp("duckdb")
    columns, given_facts = Columns(law), frame(law, subjects).with_row_index(ROW)
    given_facts.write_parquet(folder / "facts.parquet")
    full = [f.name for f in law.facts if not given_facts[f.name].null_count()]
    results = pl.concat(duckdb_results(columns, folder / "facts.parquet", folder, full))
    same_as_the_single_reader(law, columns, results, subjects)


@pytest.mark.parametrize("policy", list(catalogue()), ids=lambda p: p.code)
def test_every_threshold_names_its_document_and_article(policy: Any) -> None:
    for version in policy.versions:
        for condition in version.conditions:
            assert condition.citation.document
            assert condition.citation.article
            assert condition.citation.number or condition.confidence != "K-high"


def test_a_name_that_counts_years_is_a_figure_of_a_year() -> None:
    asked = {fact for code, since in LAWS for fact in law_of(code, since).facts}
    assert sorted(f.name for f in asked if re.search(r"_y\d$", f.name) and f.time != "year") == []
    assert {f.time for f in asked} == {"state", "year", "day"}
