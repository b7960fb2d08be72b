"""Money and ratios come with their unit: a bare number is refused by its cell, in JSON, CSV and Excel alike."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from openpyxl import Workbook

from kechuang.kernel.errors import BadInput
from kechuang.policies import catalogue
from kechuang.rules.bulk import Assessment, BadCells
from kechuang.rules.heads import read_heads
from kechuang.rules.rows import row
from kechuang.rules.tables_in import open_table

LAW = catalogue().law("heb_tech_sme", date(2018, 6, 1))
HEADS = ["企业名称", "职工总数", "最近一年销售收入", "最近一年研究开发经费支出（万元）"]


def written(kind: str, folder: Path, cells: list[Any], heads: list[str] = HEADS) -> Path:
    path = folder / f"firms.{kind}"
    if kind == "csv":
        path.write_text("\n".join([",".join(heads), ",".join(map(str, cells))]), "utf-8")
    else:
        book = Workbook()
        book.active.append(heads)
        book.active.append(cells)
        book.save(path)
    return path


def assessed(path: Path, folder: Path) -> pl.DataFrame:
    table = open_table(path, folder)
    return pl.concat(Assessment(LAW, read_heads(table.heads, LAW.facts)).run(table, "polars", folder))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_bare_amount_in_a_table_is_refused_by_its_cell(kind: str, tmp_path: Path) -> None:
    path = written(kind, tmp_path, ["湖心甲厂", 120, 5000, 200])
    with pytest.raises(BadInput, match="C2单元格“5000”没有写明单位") as refused:
        assessed(path, tmp_path)
    assert refused.value.fields["cell"] == "C2"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_unit_may_stand_in_the_cell_or_in_the_head(kind: str, tmp_path: Path) -> None:
    in_cell = assessed(written(kind, tmp_path, ["湖心甲厂", 120, "5000万元", 200]), tmp_path)
    heads = ["企业名称", "职工总数", "最近一年销售收入（万元）", "最近一年研究开发经费支出（元）"]
    in_head = assessed(written(kind, tmp_path, ["湖心甲厂", 120, 5000, 2_000_000], heads), tmp_path)
    said = next(head for head in in_cell.columns if "研发经费支出占销售收入的比例" in head)
    assert in_cell[said].to_list() == in_head[said].to_list() == ["符合"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_wrong_unit_is_refused_by_its_cell(kind: str, tmp_path: Path) -> None:
    with pytest.raises(BadCells) as refused:
        assessed(written(kind, tmp_path, ["湖心甲厂", 120, "5000人", 200]), tmp_path)
    assert [cell.cell for cell in refused.value.cells] == ["C2"]


def test_in_json_the_fact_is_named() -> None:
    facts = catalogue().facts_of("heb_tech_sme")
    with pytest.raises(BadInput, match="sales_y1：最近一年销售收入“5000”必须写明单位"):
        row(json.loads('{"staff": 120, "sales_y1": 5000}'), facts)
    assert row(json.loads('{"sales_y1": {"value": 5000, "unit": "万元"}}'), facts)["sales_y1"] == 5_000_000_000
    assert row(json.loads('{"sales_y1": "5000万元", "staff": 120}'), facts)["sales_y1"] == 5_000_000_000
