"""Putting a file's rows aside as parts of texts, so that nothing opens the file again however often it is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.importing.folder import PART, Folder
from kechuang.registry.importing.layout import Layout, data_rows, lay_out
from kechuang.registry.importing.raw_rows import UNCOMPUTED, Merge, Row, open_source

MERGED = "\u0000merged"
"""Follows the text of a cell that lies in a merge over several rows."""
MOST_NOTES = 200


@dataclass(frozen=True, slots=True)
class Staged:
    """What was put aside: the sheet, its layout, how many rows and parts, and the first rows to show."""

    sheets: tuple[str, ...]
    sheet: str
    layout: Layout
    rows: int
    parts: int
    encoding: str
    sample: tuple[tuple[str, ...], ...]
    notes: tuple[Sentence, ...] = field(default=())


def stage(
    folder: Folder,
    known: Callable[[str], bool],
    *,
    sheet: str = "",
    head_row: int | None = None,
    told: Callable[[int], None] | None = None,
) -> Staged:
    """Read `folder.original` into parts. `known` tells heads that are sought; `told` gets the rows so far.

    Raises BadInput for what is no table or has no row of data.
    """
    source = open_source(folder.original, sheet)
    layout = lay_out(source.rows(), source.merges, known, head_row)
    folder.clear("part", "plan", "cells")
    notes = [*layout.notes]
    below = [m for m in source.merges if m.bottom >= layout.first and m.bottom > m.top]
    if below:
        told_of = Sentence(
            f"数据区有{len(below)}处合并单元格：文字按每行相同读，数量要求拆开。",
            f"{len(below)} merges among the data: words are read in each row, quantities must be divided.",
        )
        notes.append(told_of)
    rows, parts = 0, 0
    sample: list[tuple[str, ...]] = []
    batch: list[Row] = []
    width = len(layout.heads)
    for number, cells in _filled(data_rows(source.rows(), layout, notes), below):
        batch.append((number, cells))
        if len(sample) < 5:
            sample.append(tuple(cell.removesuffix(MERGED).replace(UNCOMPUTED, "=…") for cell in _fitted(cells, width)))
        if len(batch) == PART:
            folder.write("part", parts, _table(batch, width))
            rows, parts, batch = rows + len(batch), parts + 1, []
            if told:
                told(rows)
    if batch:
        folder.write("part", parts, _table(batch, width))
        rows, parts = rows + len(batch), parts + 1
    if not rows:
        raise BadInput(
            "import.no_data",
            Sentence("表头下面没有数据行。", "There is no row of data below the heads."),
            Sentence("请检查工作表和表头所在行。", "Check the sheet and the row of the heads."),
        )
    if len(notes) > MOST_NOTES:
        more = len(notes) - MOST_NOTES
        notes = [*notes[:MOST_NOTES], Sentence(f"另有{more}条同类说明。", f"{more} more of the kind.")]
    return Staged(source.sheets, source.sheet, layout, rows, parts, source.encoding, tuple(sample), tuple(notes))


def _filled(rows: Iterable[Row], merges: Sequence[Merge]) -> Iterator[Row]:
    """Rows with the text of a merge over several rows in each of them, marked."""
    if not merges:
        yield from rows
        return
    open_: dict[tuple[int, int], str] = {}
    by_row: dict[int, list[Merge]] = {}
    for merge in merges:
        for number in range(merge.top, merge.bottom + 1):
            by_row.setdefault(number, []).append(merge)
    for number, given in rows:
        cells = list(given)
        for merge in by_row.get(number, ()):
            cells += [""] * (merge.left + 1 - len(cells))
            if number == merge.top:
                open_[merge.top, merge.left] = cells[merge.left]
            text = open_.get((merge.top, merge.left), "")
            if text:
                cells[merge.left] = text + MERGED
        yield number, cells


def _fitted(cells: list[str], width: int) -> list[str]:
    return cells[:width] + [""] * (width - len(cells))


def _table(batch: list[tuple[int, list[str]]], width: int) -> pl.DataFrame:
    columns: dict[str, Any] = {"row": pl.Series([number for number, _ in batch], dtype=pl.Int64)}
    fitted = [_fitted(cells, width) for _, cells in batch]
    for i, values in enumerate(zip(*fitted, strict=True)):
        columns[f"c{i}"] = pl.Series([value or None for value in values], dtype=pl.String)
    return pl.DataFrame(columns)
