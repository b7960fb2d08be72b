"""Cells of tables: read as one value would be, exact to the cent, and every bad one told with its place."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kechuang.kernel.errors import BadInput
from kechuang.kernel.units import RATIO, unit
from kechuang.rules.cells import read_column
from kechuang.rules.facts import Fact
from kechuang.rules.heads import Column, read_heads
from kechuang.rules.rows import one

SALES = Fact("sales", "number", "销售收入", unit("元"), bound=10**13)
STAFF = Fact("staff", "number", "职工总数", unit("人"))
SHARE = Fact("share", "number", "占比", RATIO, bound=10**6)
LAND = Fact("land", "number", "面积", unit("m²"))
CORE = Fact("core", "truth", "有核心专利")
OPENED = Fact("opened", "date", "成立日期")
KIND = Fact("kind", "choice", "行业", options=("制造业", "其他"))


def read(fact: Fact, unit_: str | None, *cells: Any) -> list[Any]:
    values, bad = read_column(pl.Series("列", cells, strict=False), Column("列", fact, unit_), 2)
    assert bad == []
    return values.to_list()


@pytest.mark.parametrize(
    ("unit_", "written", "cents"),
    [
        ("万元", "1234.565001", 1_234_565_001),
        ("万元", "0.0000005", 1),
        ("万元", "0.00000049", 0),
        ("万元", "-0.0000005", 0),
        ("万元", "-0.00000051", -1),
        ("元", "0.1", 10),
        ("元", "10000000000000", 10**15),
        ("亿元", "5", 5 * 10**10),
        ("元", "5,000.25", 500_025),
        ("元", "5000万元", 5_000_000_000),
        ("元", "＋5", None),
    ],
)
def test_money_is_exact_to_the_cent_and_half_a_cent_goes_up(unit_: str, written: str, cents: int | None) -> None:
    values, bad = read_column(pl.Series("列", ["7", written]), Column("列", SALES, unit_), 2)
    assert values[1] == cents
    assert bool(bad) == (cents is None)


numbers = st.decimals(-(10**13), 10**13, places=8).map(lambda d: f"{d:f}") | st.integers(-(10**14), 10**14).map(str)
written = numbers | st.sampled_from(
    ["", "-", "nan", "5千元", "3万元", "1e3", "1,5", "·", "12人", " 7 ", "+3", ".5", "5."]
)


@settings(deadline=None)
@given(st.lists(written, min_size=1, max_size=30), st.sampled_from([SALES, SHARE, STAFF, LAND]), st.data())
def test_a_column_is_read_as_its_cells_one_by_one(cells: list[str], fact: Fact, data: st.DataObject) -> None:
    forms = {
        "元": ["元", "万元", "亿元", "千元"],
        "": ["%", "倍", "‰"],
        "人": ["人", None],
        "m²": ["亩", "m²", "平方米"],
    }
    unit_ = data.draw(st.sampled_from(forms[str(fact.unit)]))
    values, bad = read_column(pl.Series("列", cells, dtype=pl.String), Column("列", fact, unit_), 2)
    wrong = {cell.row - 2 for cell in bad}
    for place, cell in enumerate(cells):
        try:
            expected = one(fact, cell, unit_, "列")
        except BadInput as error:
            assert place in wrong
            assert error.sentence in {c.reason for c in bad if c.row == place + 2}
        else:
            assert place not in wrong
            assert values[place] == expected


@settings(deadline=None)
@given(st.lists(st.none() | st.floats(-1e12, 1e12) | st.just(float("nan")), min_size=1))
def test_doubles_of_a_parquet_table_mean_the_decimals_people_see(cells: list[float | None]) -> None:
    assert read(SALES, "元", *cells) == [one(SALES, cell, "元", "列") for cell in cells]


@pytest.mark.parametrize(("most", "kept"), [(10**13, True), (10**13 + 1, False)])
def test_what_is_beyond_the_bound_of_a_fact_is_refused_so_that_nothing_overflows(most: int, kept: bool) -> None:
    values, bad = read_column(pl.Series("列", [most]), Column("列", SALES, "元"), 2)
    assert (values[0] is not None) == kept
    assert bool(bad) != kept


def test_other_kinds_are_read_in_every_common_writing() -> None:
    assert read(CORE, None, "是", "无", "TRUE", None, "-") == [True, False, True, None, None]
    assert read(OPENED, None, "2018-07-03", "2018年7月3日", "2018/7/3", "") == [date(2018, 7, 3)] * 3 + [None]
    assert read(KIND, None, " 制造业", None, "不详") == ["制造业", None, None]
    assert read(STAFF, None, "12", "12人", 7) == [12, 12, 7]


def test_a_bad_cell_is_told_with_its_row_column_and_reason() -> None:
    _, (cell,) = read_column(pl.Series("行业", ["制造业", "农业"]), Column("行业", KIND, None), 2)
    assert (cell.row, cell.column, cell.value, cell.cell) == (3, "行业", "农业", "A3")
    assert "制造业、其他" in cell.reason.zh


@pytest.mark.parametrize(
    "cells", [["5000", "12.5", ""], [5000, 12, None], [1.5, 2.5, None]], ids=["text", "int", "double"]
)
def test_a_column_of_bare_money_is_refused_by_its_head_and_its_first_cell(cells: list[Any]) -> None:
    with pytest.raises(BadInput) as refused:
        read_column(pl.Series("销售收入", cells), Column("销售收入", SALES, None, 27), 2)
    assert refused.value.code == "table.unit_missing"
    assert f"AB2单元格“{cells[0]}”没有写明单位" in refused.value.sentence.zh
    assert "销售收入（万元）" in refused.value.remedy.zh


def test_the_first_cell_that_says_something_is_named() -> None:
    with pytest.raises(BadInput, match="A4单元格“5000”"):
        read_column(pl.Series("销售收入", ["", "—", "5000"]), Column("销售收入", SALES, None), 2)


def test_of_a_mixed_column_each_bare_cell_is_told() -> None:
    values, bad = read_column(pl.Series("销售收入", ["1万元", "5000", "2万元"]), Column("销售收入", SALES, None), 2)
    assert values.to_list() == [1_000_000, None, 2_000_000]
    assert [(cell.cell, cell.value) for cell in bad] == [("A3", "5000")]
    assert "必须写明单位" in bad[0].reason.zh


def test_heads_are_read_by_name_or_label_with_their_unit() -> None:
    heads = read_heads(
        ["编号", "销售收入（万元）", "staff", "占比[%]", "land(亩)", "职工人数"], [SALES, STAFF, SHARE, LAND, CORE]
    )
    assert [(c.fact.name, c.unit) for c in heads.columns] == [
        ("sales", "万元"),
        ("staff", None),
        ("share", "%"),
        ("land", "亩"),
    ]
    assert heads.others == ("编号", "职工人数")
    assert heads.absent == (CORE,)


@pytest.mark.parametrize(
    ("heads", "code"),
    [(["sales", "销售收入（元）"], "table.fact_twice"), (["销售收入（人）"], "table.unit")],
    ids=["two columns of one fact", "a unit of another kind"],
)
def test_heads_that_contradict_are_refused(heads: list[str], code: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_heads(heads, [SALES])
    assert refused.value.code == code


def test_a_head_nearly_like_a_fact_is_told() -> None:
    assert read_heads(["销售收人"], [SALES]).likely == (("销售收人", "销售收入"),)


def test_money_without_a_unit_takes_the_default_asked_for() -> None:
    (column,) = read_heads(["sales"], [SALES], "万元").columns
    assert column.unit == "万元"
