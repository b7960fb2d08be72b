"""The calendar year of a day: the same number from every reader, unknown where the day is."""

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl
import pytest

from kechuang.rules.declare import day
from kechuang.rules.errors import BadRule
from kechuang.rules.polars_reader import evaluated
from kechuang.rules.python_reader import compiled
from kechuang.rules.sql_reader import DuckDb, query
from kechuang.rules.tree import ON, Node, at, months_after, node, year_of
from kechuang.rules.words import text

ISSUED = day("issued", "发证日期")
DAYS = [date(2017, 12, 31), date(2018, 1, 1), date(2021, 12, 31), date(2022, 1, 1), None]
IN_TERM = (year_of(ISSUED) <= year_of(ON)) & (year_of(ON) <= year_of(months_after(ISSUED, 36)))


def read(root: Node, issued: date | None) -> object:
    return compiled([root])({"issued": issued})[0]


def test_the_first_and_the_last_day_of_a_year_are_in_it() -> None:
    assert [read(year_of(ISSUED), d) for d in DAYS] == [2017, 2018, 2021, 2022, None]
    assert str(year_of(ISSUED).unit) == "年"
    assert text(year_of(ISSUED)) == "发证日期所在年份"


def test_years_compare_whatever_the_day_asked_for() -> None:
    for asked in (date(2021, 1, 1), date(2021, 12, 31)):
        assert [read(at(IN_TERM, asked, {}), d) for d in DAYS] == [False, True, True, False, None]


def test_columns_and_sql_give_the_same_years() -> None:
    rule = at(IN_TERM, date(2021, 6, 1), {})
    named = {"year": year_of(ISSUED), "holds": rule}
    frame = pl.DataFrame({"issued": DAYS}, schema={"issued": pl.Date})
    lazy, _ = evaluated(named, frame.lazy())
    columns = lazy.collect()
    written, _ = query(named, "firms", dialect=DuckDb())
    expected = [(read(year_of(ISSUED), d), read(rule, d)) for d in DAYS]
    assert columns.rows() == expected
    with duckdb.connect() as engine:
        engine.execute("CREATE TABLE firms (issued DATE)")
        engine.executemany("INSERT INTO firms VALUES (?)", [(d,) for d in DAYS])
        assert engine.execute(written).fetchall() == expected


def test_only_a_day_has_a_year() -> None:
    with pytest.raises(BadRule):
        year_of(node("2018年"))
