"""What tests of importing share: files made on the spot, and an import taken through its steps."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from kechuang.registry.actions.answer_import import answer_import
from kechuang.registry.actions.carry_on_import import carry_on
from kechuang.registry.actions.confirm_import import confirm_import
from kechuang.registry.actions.map_import import map_import
from kechuang.registry.actions.start_import import start_import
from kechuang.registry.importing.imports import Import
from kechuang.registry.importing.mapping import ColumnMap
from kechuang.registry.importing.options import Options
from kechuang.registry.importing.state import kind_of

Rows = Sequence[Sequence[Any]]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path / "home"


@pytest.fixture
def a_csv(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as csv."""

    def write(rows: Rows, name: str = "table.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return write


@pytest.fixture
def an_xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as xlsx; `merges` are ranges to merge, `formats` are number formats by cell."""

    def write(
        rows: Rows,
        name: str = "table.xlsx",
        merges: Sequence[str] = (),
        formats: dict[str, str] | None = None,
        sheets: dict[str, Rows] | None = None,
    ) -> Path:
        from openpyxl import Workbook

        book = Workbook()
        sheet = book.active
        sheet.title = "数据"
        for row in rows:
            sheet.append(list(row))
        for merge in merges:
            sheet.merge_cells(merge)
        for cell, form in (formats or {}).items():
            sheet[cell].number_format = form
        for title, more in (sheets or {}).items():
            page = book.create_sheet(title)
            for row in more:
                page.append(list(row))
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def try_out(officer: Any) -> Callable[..., Import]:
    """Takes a file as far as the dry run. Further options: `map`, `fixed`, and those of a whole import."""

    def run(kind: str, path: Path, actor: Any = officer, **chosen: Any) -> Import:
        job = start_import(
            kind, path, path.name, actor, sheet=chosen.pop("sheet", ""), head_row=chosen.pop("head_row", None)
        )
        mapping = ColumnMap.from_json(job.mapping)
        mapping = ColumnMap({**mapping.columns, **chosen.pop("map", {})}, {**mapping.fixed, **chosen.pop("fixed", {})})
        from django.utils import timezone

        job = map_import(job, mapping, Options.of(kind_of(kind), chosen, timezone.localdate()), actor)
        return carry_on(job.pk)

    return run


@pytest.fixture
def bring_in(try_out: Callable[..., Import], officer: Any) -> Callable[..., Import]:
    """Takes a file all the way; every doubt is answered by `answers` or taken as it is."""

    def run(
        kind: str, path: Path, actor: Any = officer, answers: dict[str, str] | None = None, **chosen: Any
    ) -> Import:
        job = try_out(kind, path, actor, **chosen)
        if answers:
            job = carry_on(answer_import(job, answers, actor).pk)
        if waiting := job.open_doubts():
            job = carry_on(answer_import(job, {d["code"]: "as_is" for d in waiting}, actor).pk)
        return carry_on(confirm_import(job, actor).pk)

    return run


def cells(job: Import, level: str = "") -> list[dict[str, Any]]:
    """The cells that the dry run names, in order."""
    rows = job.folder.all("cells").collect().sort("row").to_dicts()
    return [row for row in rows if not level or row["level"] == level]


def plan(job: Import) -> dict[int, str]:
    """What becomes of each row."""
    return dict(job.folder.all("plan").collect().select("row", "verdict").iter_rows())
