"""Spreadsheets as batches of rows of text, streamed: the filled sheet, joined with the sheet of what experts judged.

Rows are read as they come. Two things are held whole: the texts that an xlsx file keeps in one table for all its
cells, and the sheet of judgements, which belongs to the same subjects in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.rules.template import FILLED, JUDGED, KEYS


class Workbook:
    """An xlsx file that is open. Raises BadInput, and what openpyxl raises for a damaged file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        book = _opened(path)
        self._sheet = FILLED if FILLED in book.sheetnames else book.sheetnames[0]
        self._own = _heads(_rows(book[self._sheet]))
        self.rows: int = max((book[self._sheet].max_row or 1) - 1, 0)
        self._judged: pl.DataFrame | None = None
        if JUDGED in book.sheetnames and self._sheet == FILLED:
            self._judged = _judgements(book[JUDGED], self._own)
        book.close()
        self.heads: tuple[str, ...] = (*self._own, *(self._judged.columns[1:] if self._judged is not None else ()))

    def batches(self, size: int) -> Iterator[pl.DataFrame]:
        """The rows as text columns; rows without any cell are left out at the end."""
        book = _opened(self._path)
        try:
            rows = _rows(book[self._sheet])
            next(rows, None)
            for batch in _framed(_filled(rows), self._own, size):
                if self._judged is None:
                    yield batch
                else:
                    yield batch.join(self._judged, on=KEYS[0], how="left", maintain_order="left")
        finally:
            book.close()


def _opened(path: Path) -> Any:
    from openpyxl import load_workbook

    return load_workbook(path, read_only=True, data_only=True)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
    return rows


def _heads(rows: Iterator[tuple[Any, ...]]) -> list[str]:
    heads = [str(cell).strip() if cell is not None else "" for cell in next(rows, ())]
    while heads and not heads[-1]:
        heads.pop()
    if not heads:
        raise ValueError("空表 empty")
    names = [head or f"_{i}" for i, head in enumerate(heads)]
    if len(set(names)) != len(names):
        twice = next(n for n in names if names.count(n) > 1)
        raise BadInput(
            "table.head_twice",
            Sentence(f"表头“{twice}”出现两次。", f"The head “{twice}” stands twice."),
            Sentence("请改名或删去一列。", "Rename or delete one of the columns."),
            column=twice,
        )
    return names


def _judgements(sheet: Any, own: list[str]) -> pl.DataFrame | None:
    """What experts judged, by the key of the subject; nothing where the sheet is empty."""
    rows, key = _rows(sheet), KEYS[0]
    heads = _heads(rows)
    found = list(_framed(_filled(rows), heads, 1 << 20))
    if not found or key not in own:
        return None
    judged = pl.concat(found).filter(pl.col(key).is_not_null()).select(key, *(h for h in heads if h not in own))
    if (doubled := judged[key].is_duplicated()).any():
        value = judged.filter(doubled)[key][0]
        raise BadInput(
            "table.judged_twice",
            Sentence(f"“{JUDGED}”表中{key}“{value}”出现两次。", f"{key} “{value}” stands twice in “{JUDGED}”."),
            Sentence("请只保留一行。", "Keep one row."),
        )
    return judged


def _filled(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows up to the last one that has a cell."""
    blank: list[tuple[Any, ...]] = []
    for row in rows:
        if all(cell is None for cell in row):
            blank.append(())
            continue
        yield from blank
        blank.clear()
        yield row


def _framed(rows: Iterator[tuple[Any, ...]], heads: list[str], size: int) -> Iterator[pl.DataFrame]:
    while part := list(islice(rows, size)):
        columns = [
            pl.Series(head, [_written(row[i]) if i < len(row) else None for row in part], dtype=pl.String)
            for i, head in enumerate(heads)
        ]
        yield pl.DataFrame(columns)


def _written(cell: Any) -> str | None:
    """A cell as the words someone would have typed."""
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    return str(cell)
