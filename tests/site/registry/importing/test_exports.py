"""Lists taken away: every form holds its definitions, formulas are harmless, scope is kept, all comes back the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from openpyxl import load_workbook

from kechuang.kernel.errors import BadInput
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.exporting.files import FORMATS, write
from kechuang.registry.exporting.of_kind import kind_table
from kechuang.registry.exporting.table import Column, Table
from kechuang.registry.importing.imports import Import
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import plan

WORDS = ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1", "平常的话", "‘引号", "'=已防", ""]


def made(table: Table, form: str) -> bytes:
    out = io.BytesIO()
    write(table, form, out)
    return out.getvalue()


def words() -> Table:
    rows = [{"word": word, "n": Decimal("0.1") * n, "sure": n % 2 == 0} for n, word in enumerate(WORDS)]
    columns = [Column("word", "说法", "原话"), Column("n", "数", "精确到一位", "元"), Column("sure", "确定", "是否")]
    return Table("words", "说法表", {"筛选": "全部"}, columns, rows)


def test_no_cell_of_a_spreadsheet_is_run_as_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(made(words(), "csv").decode("utf-8-sig"))))
    assert rows[0] == ["说法", "数（元）", "确定"]
    assert [row[0] for row in rows[1:6]] == [f"'{word}" for word in WORDS[:5]]
    book = load_workbook(io.BytesIO(made(words(), "xlsx")))
    cells = [row[0] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert [row[0].value for row in book.worksheets[1].iter_rows()][-3:] == ["说法", "数（元）", "确定"]


def test_every_form_holds_the_definitions_and_what_the_rows_are() -> None:
    told = json.loads(made(words(), "json"))
    assert told["about"] == {"筛选": "全部"}
    assert told["columns"][1] == {"key": "n", "label": "数", "definition": "精确到一位", "unit": "元"}
    assert [row["n"] for row in told["rows"]] == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]
    parquet = made(words(), "parquet")
    assert json.loads(pl.read_parquet_metadata(io.BytesIO(parquet))["kechuang"])["columns"] == told["columns"]
    frame = pl.read_parquet(io.BytesIO(parquet))
    assert frame["word"].to_list()[0] == WORDS[0] and frame["sure"].dtype == pl.Boolean
    beside = json.loads(made(words(), "csvw"))
    assert [c["titles"] for c in beside["tableSchema"]["columns"]] == ["说法", "数（元）", "确定"]
    with pytest.raises(BadInput):
        made(words(), "doc")


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_list_is_a_file_too(form: str) -> None:
    assert made(Table("none", "空", {}, [Column("a", "甲", "")], []), form)


@pytest.mark.django_db
def test_an_export_answers_as_of_its_pair_and_tells_it() -> None:
    values = {"scheme": "hnte", "number": "GR1", "holder": "甲", "level": "national", "issued": date(2018, 1, 1)}
    seen = enter(Certificate, values, None)
    known = AsOf.on(date(2019, 1, 1))
    correct(seen, {"holder": "乙"}, None, reason="写错")
    old = json.loads(made(kind_table(Certificate, known, None), "json"))
    assert [row["holder"] for row in old["rows"]] == ["甲"]
    assert (old["about"]["世界时点"], old["about"]["条数"]) == ("2019-01-01", "1")
    assert old["rows"][0]["level"] == "国家级"
    new = json.loads(made(kind_table(Certificate, AsOf.on(date(2019, 1, 1)), None), "json"))
    assert [row["holder"] for row in new["rows"]] == ["乙"]


@pytest.mark.django_db
def test_who_may_not_see_a_record_does_not_find_it_in_an_export() -> None:
    from kechuang.accounts.models import User

    enter(YearlyReturn, {"organisation": "MH1", "year": 2019, "staff": 3}, None)
    values = {"scheme": "hnte", "number": "GR1", "holder": "甲", "level": "national", "issued": date(2018, 1, 1)}
    enter(Certificate, values, None)
    nobody = User.objects.create_user("someone", password="a long password", name="某人")
    assert list(kind_table(YearlyReturn, AsOf.now(), nobody).cells()) == []
    assert len(list(kind_table(Certificate, AsOf.now(), nobody).cells())) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_is_imported_again_without_a_change(
    try_out: Callable[..., Import], tmp_path: Any, form: str
) -> None:
    enter(
        YearlyReturn,
        {"organisation": "MH1", "year": 2019, "sales": -1, "rd": 123_456_789_01, "has_rd_body": False},
        None,
    )
    organisation = {
        "code": "MH1",
        "name": "=明湖",
        "form": "enterprise",
        "registered": date(2010, 1, 1),
        "capital": 10**12 + 1,
    }
    enter(Organisation, organisation | {"size": "small", "above_scale": True}, None)
    for kind in (YearlyReturn, Organisation):
        path = tmp_path / f"{kind.kind()}.{form}"
        path.write_bytes(made(kind_table(kind, AsOf.now(), None), form))
        assert list(plan(try_out(kind.kind(), path)).values()) == ["same"]
