"""The example city as tables: official terms with units, exact figures, and the import desk takes them as they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from kechuang.examples.city import KINDS, tables
from kechuang.examples.parameters import Example
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.registry.catalogue import kinds
from kechuang.registry.example_tables import write_example
from kechuang.registry.exporting.frames import in_words
from kechuang.registry.importing.targets import targets

SMALL = Example(seed=4, enterprises=120, until=date(2026, 11, 28))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city") / "tables"
    write_example(SMALL, folder, "csv")
    return folder


def test_every_kind_is_a_table_and_a_note_says_that_all_is_invented(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted([*(f"{kind}.csv" for kind in KINDS), "说明.txt"])
    note = (folder / "说明.txt").read_text(encoding="utf-8")
    assert "示例数据" in note
    assert "种子 4" in note


def test_heads_are_official_terms_with_units(folder: Path) -> None:
    heads = (folder / "yearlyreturn.csv").read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    assert heads[:3] == ["单位", "年度", "职工总数（人）"]
    assert "研究开发费用（高企口径）（万元）" in heads


def test_figures_are_those_of_the_city_to_the_last_digit(folder: Path) -> None:
    frame = dict(tables(SMALL))["yearlyreturn"]
    written = pl.read_csv(folder / "yearlyreturn.csv", infer_schema=False)
    for name, head in (("sales", "销售收入（万元）"), ("net_profit", "净利润（万元）")):
        exact = written[head].cast(pl.Decimal(30, 6)) * pl.Series([1_000_000]).cast(pl.Decimal(30, 0))
        assert exact.cast(pl.Int64).to_list() == frame[name].to_list()


def test_choices_are_written_in_words_and_unknown_is_an_empty_cell(folder: Path) -> None:
    certificates = pl.read_csv(folder / "certificate.csv", infer_schema=False)
    assert set(certificates["级别"]) == {"国家级", "省级", "市级"}
    returns = pl.read_csv(folder / "yearlyreturn.csv", infer_schema=False)
    assert set(returns["设有研发机构"]) == {"是", "否", None}


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_other_formats_hold_the_same_rows(form: str, tmp_path: Path) -> None:
    rows = write_example(SMALL, tmp_path / "city", form)
    path = tmp_path / "city" / f"technologycontract.{form}"
    if form == "xlsx":
        sheet = openpyxl.load_workbook(path, read_only=True).active
        cells = list(sheet.iter_rows(values_only=True))
        assert len(cells) - 1 == rows["technologycontract"]
        assert "合同成交总额（万元）" in cells[0]
    else:
        frame = pl.read_parquet(path)
        assert frame.height == rows["technologycontract"]
        assert frame["合同成交总额（万元）"].dtype == pl.Decimal(38, 6)
        assert frame["登记日期"].dtype == pl.Date


def test_a_city_of_many_blocks_is_one_table_a_kind(tmp_path: Path) -> None:
    example = Example(seed=1, enterprises=31_000, years=(2024, 2024), until=date(2025, 12, 31))
    rows = write_example(example, tmp_path / "city", "parquet")
    written = pl.scan_parquet(tmp_path / "city" / "organisation.parquet")
    assert written.select(pl.len()).collect().item() == rows["organisation"]
    assert written.select(pl.col("统一社会信用代码").n_unique()).collect().item() > 31_000


def test_files_that_are_there_are_not_overwritten(folder: Path) -> None:
    before = (folder / "certificate.csv").read_bytes()
    with pytest.raises(Conflict, match="已有"):
        write_example(Example(seed=9, enterprises=20), folder, "csv")
    assert (folder / "certificate.csv").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="写不进"):
        write_example(SMALL, tmp_path / "file" / "city", "csv")


def test_an_interrupted_writing_leaves_no_table_behind(tmp_path: Path) -> None:
    def stop(kind: str) -> None:
        if kind == "platform":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_example(SMALL, tmp_path / "city", "csv", at=stop)
    assert list((tmp_path / "city").iterdir()) == []


def test_every_head_names_a_target_of_imports() -> None:
    for name, frame in tables(SMALL):
        labels = {target.label for target in targets(kinds()[name]).values()}
        for head in in_words(kinds()[name], frame.head(1)).columns:
            term = head.rpartition("（")[0] if head.endswith(("（万元）", "（人）", "（m²）", "（人年）")) else head
            assert {head, term} & labels or any(head.startswith(label) for label in labels)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kind", ["organisation", "yearlyreturn", "certificate", "technologycontract", "publicstatistic"]
)
def test_the_import_desk_takes_the_tables_as_they_are(kind: str, folder: Path, settings: Any, tmp_path: Path) -> None:
    from kechuang.cli.import_columns import column_map
    from kechuang.registry.actions.carry_on_import import carry_on
    from kechuang.registry.actions.map_import import map_import
    from kechuang.registry.actions.start_import import start_import
    from kechuang.registry.importing.options import Options
    from kechuang.registry.importing.state import kind_of

    settings.HOME = tmp_path
    path = folder / f"{kind}.csv"
    job = start_import(kind, path, path.name, None)
    chosen = {"differs": "", "since": "", "blank": "keep", "example": True, "reason": ""}
    map_import(job, column_map(job, [], [], []), Options.of(kind_of(kind), chosen, date(2026, 11, 28)), None)
    job = carry_on(job.pk, lambda now: None)
    assert job.count("refused") == 0
    assert job.count("add") == dict(tables(SMALL))[kind].height
