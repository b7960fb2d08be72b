"""Trees nobody wrote: whatever shape a rule takes, every reader says what exact fractions say, in all three values."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kechuang.rules.branches import by_branch
from kechuang.rules.declare import day, money, number, yes_no
from kechuang.rules.exact import Exact
from kechuang.rules.folded import folded
from kechuang.rules.polars_reader import evaluated
from kechuang.rules.python_reader import compiled
from kechuang.rules.sql_reader import DuckDb, query
from kechuang.rules.tables import bands
from kechuang.rules.tree import (
    Node,
    all_of,
    any_of,
    best_of,
    days_between,
    divided,
    known,
    least_of,
    node,
    when,
)

HEADS, PARTS = number("heads", "职工", "人"), number("parts", "科技人员", "人")
FEW = number("few", "证书", "人", bound=20_000)
SUM, SHARE = money("sum", "收入"), money("share", "投入")
YES, NO = yes_no("yes", "甲"), yes_no("no", "乙")
BEGAN = day("began", "成立日期")
TODAY = date(2021, 3, 1)

HUMAN = ["0人", "1人", "5人", "10人", "100人"]
PERCENT = ["0%", "3%", "10%", "60%", "100%"]


def heads() -> st.SearchStrategy[Node]:
    return st.recursive(
        st.sampled_from([HEADS, PARTS, FEW, node("5人"), node("0人")]),
        lambda inner: st.one_of(
            st.builds(lambda a, b: a + b, inner, inner),
            st.builds(lambda a, b: a - b, inner, inner),
            st.builds(lambda a: a * 3, inner),
            st.builds(lambda a: a / 3, inner),
            st.builds(lambda a, b: best_of(a, b), inner, inner),
            st.builds(lambda a, b: least_of(a, b), inner, inner),
            st.builds(lambda c, a, b: when(c, a, b), simple(), inner, inner),
        ),
        max_leaves=4,
    )


def quotients() -> st.SearchStrategy[Node]:
    zero = st.sampled_from([None, 0, 1])
    return st.builds(divided, heads(), heads(), zero) | st.builds(
        divided, st.sampled_from([SHARE, SHARE + SUM]), st.sampled_from([SUM, SUM + SHARE]), zero
    )


def compared(of: st.SearchStrategy[Node], figures: list[str]) -> st.SearchStrategy[Node]:
    figure = st.sampled_from(figures).map(node)
    chosen = st.builds(
        when, simple(), figure, st.builds(when, simple(), figure, figure | st.none().map(lambda _: None))
    )
    against = figure | chosen
    return st.builds(
        lambda op, a, b: {"ge": a >= b, "gt": a > b, "le": a <= b, "lt": a < b}[op],
        st.sampled_from(["ge", "gt", "le", "lt"]),
        of,
        against,
    )


def simple() -> st.SearchStrategy[Node]:
    return st.sampled_from(
        [
            YES,
            NO,
            ~YES,
            HEADS >= "10人",
            FEW < "5人",
            PARTS > "0人",
            known(FEW),
            days_between(BEGAN, node(TODAY)) >= "365天",
        ]
    )


def truths() -> st.SearchStrategy[Node]:
    points = st.builds(
        lambda of, below: bands(of, {"3%": 5, "10%": 9, "60%": 20}, below), quotients(), st.sampled_from([0, 2])
    )
    leaves = st.one_of(
        simple(),
        compared(heads(), HUMAN),
        compared(quotients(), PERCENT),
        compared(points, ["0分", "5分", "9分"]),
        st.builds(lambda a, b: a >= b, heads(), heads()),
        st.builds(lambda n: days_between(BEGAN, node(TODAY)) > node(f"{n}天"), st.integers(0, 800)),
        st.builds(lambda n: days_between(node(TODAY), BEGAN) <= node(f"{n}天"), st.integers(0, 800)),
        # an expert's grade by size, as settled by its bounds
        st.builds(
            lambda a, b: (a <= FEW) & (b >= FEW),
            st.builds(when, simple(), st.just(node("5人")), st.just(node("0人"))),
            st.builds(when, simple(), st.just(node("10人")), st.just(node("4人"))),
        ),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(lambda a, b: all_of(a, b), inner, inner),
            st.builds(lambda a, b: any_of(a, b), inner, inner),
            st.builds(lambda a: ~a, inner),
            st.builds(lambda c, a, b: when(c, a, b), inner, inner, inner),
            st.builds(lambda c, a: when(c, a, node(None, kind="truth")), inner, inner),
            st.builds(lambda c, a: when(c, node(None, kind="truth"), a), inner, inner),
        ),
        max_leaves=6,
    )


def raw(most: int, scale: int = 1) -> st.SearchStrategy[int | None]:
    near = st.sampled_from([0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 30, 60, 99, 100, 101, -1])
    return st.one_of(st.none(), near.map(lambda n: n * scale), st.integers(-most, most), st.sampled_from([most, -most]))


ROWS = st.fixed_dictionaries(
    {
        "heads": raw(10**9),
        "parts": raw(10**9),
        "few": raw(20_000),
        "sum": raw(10**15, 100),
        "share": raw(10**15, 100),
        "yes": st.sampled_from([True, False, None]),
        "no": st.sampled_from([True, False, None]),
        "began": st.none() | st.integers(-800, 800).map(lambda n: TODAY + timedelta(days=n)),
    }
)
TYPES: dict[str, Any] = {
    **dict.fromkeys(("sum", "share"), pl.Int64),
    **dict.fromkeys(("heads", "parts"), pl.Int32),
    "few": pl.Int16,
    **dict.fromkeys(("yes", "no"), pl.Boolean),
    "began": pl.Date,
}


def wide(table: pl.DataFrame) -> pl.DataFrame:
    """The table as the engines of SQL are given it: every whole number 64 bits wide."""
    return table.with_columns(pl.col(pl.Int16, pl.Int32).cast(pl.Int64))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(truths(), min_size=1, max_size=4), st.lists(ROWS, min_size=1, max_size=12))
def test_every_reader_says_of_any_tree_what_fractions_say(roots: list[Node], rows: list[dict[str, Any]]) -> None:
    expected = [[Exact(row)(root) for root in roots] for row in rows]
    read = compiled(roots)
    assert [list(read(row)) for row in rows] == expected
    table = pl.DataFrame(rows, schema=TYPES).with_row_index("n")
    full = {name for name in table.columns if not table[name].null_count()}
    as_written = {f"r{i}": root for i, root in enumerate(roots)}
    in_fewer_steps = {name: by_branch(folded(root, (), full)) for name, root in as_written.items()}
    ways = [(as_written, wide(table), set()), (as_written, table, full), (in_fewer_steps, table, full)]
    for named, held, without in ways:
        found = evaluated(named, held.lazy(), without, keep=["n"])[0].collect()
        assert [list(row[1:]) for row in found.iter_rows()] == expected


def test_duckdb_says_of_any_tree_what_fractions_say(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the DuckDB extra is not installed")
    file = tmp_path / "facts.parquet"

    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(truths(), min_size=1, max_size=3), st.lists(ROWS, min_size=1, max_size=12))
    def says_the_same(roots: list[Node], rows: list[dict[str, Any]]) -> None:
        expected = [tuple(Exact(row)(root) for root in roots) for row in rows]
        wide(pl.DataFrame(rows, schema=TYPES).with_row_index("n")).write_parquet(file)
        named = {f"r{i}": by_branch(folded(root, ())) for i, root in enumerate(roots)}
        text = query(named, f"read_parquet('{file}')", dialect=DuckDb(), keep=["n"])[0]
        with duckdb.connect() as connection:
            found = connection.execute(f"SELECT * FROM ({text}) ORDER BY n").fetchall()
        assert [row[1:] for row in found] == expected

    says_the_same()
