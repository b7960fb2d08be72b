"""The rows of a file as texts, with the number a spreadsheet gives each: csv in any usual encoding, xlsx by sheets."""

from __future__ import annotations

import codecs
import csv
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.importing.file_kind import damaged, kind_of

Row = tuple[int, list[str]]
"""The number of a row, counted from 1, and its cells; an empty cell is an empty text."""

UNCOMPUTED = "\u0000formula"
"""Stands in a cell whose formula was never worked out: its value is unknown, not empty."""
WIDEST = 1000
_FORMULA_STARTS = "=+-@\t\r"


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells merged into one; rows count from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Source:
    """An opened file: its sheets, the one that is read, and its rows as often as they are asked for."""

    sheets: tuple[str, ...]
    sheet: str
    rows: Callable[[], Iterator[Row]]
    merges: tuple[Merge, ...] = ()
    encoding: str = field(default="")


def open_source(path: Path, sheet: str = "") -> Source:
    """Open a file by what it is. `sheet` names a sheet of a workbook; without it the first one that says something.

    Raises BadInput for what is no table, OSError for what cannot be opened.
    """
    return _workbook(path, sheet) if kind_of(path) == "xlsx" else _text(path)


# ---- csv


def _text(path: Path) -> Source:
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            lines = list(islice(file, 30))
    except UnicodeError as error:
        raise damaged(str(error)[:80]) from error
    comma = max(",\t;", key=lambda mark: sum(line.count(mark) for line in lines))

    def rows() -> Iterator[Row]:
        try:
            with path.open(encoding=encoding, newline="") as file:
                for number, cells in enumerate(csv.reader(file, delimiter=comma, strict=False), 1):
                    if len(cells) > WIDEST:
                        raise _too_wide(number)
                    yield number, [_plain(cell) for cell in cells]
        except (csv.Error, UnicodeError) as error:
            raise damaged(str(error)[:80]) from error

    return Source(("",), "", rows, encoding=encoding)


def _encoding(path: Path) -> str:
    """utf-8-sig, utf-16 or gb18030, proved on every byte. Raises BadInput where none of them fits."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    for encoding in ("utf-8-sig", "gb18030"):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with path.open("rb") as file:
                while part := file.read(1 << 20):
                    decoder.decode(part)
                decoder.decode(b"", final=True)
            return encoding
        except UnicodeDecodeError:
            continue
    raise BadInput(
        "import.encoding",
        Sentence("文字编码既不是UTF-8也不是GB18030。", "The text is neither UTF-8 nor GB 18030."),
        Sentence("请在Excel或WPS里另存为“CSV UTF-8”。", "Save it as “CSV UTF-8” in Excel or WPS."),
    )


def _plain(cell: str) -> str:
    """A cell without the apostrophe that exports put before what a spreadsheet would take for a formula."""
    text = cell.replace("\u00a0", " ").replace("\u200b", "").replace("\u0000", "").strip().lstrip("\ufeff")
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in _FORMULA_STARTS else text


# ---- xlsx


def _workbook(path: Path, wanted: str) -> Source:
    from openpyxl.utils.exceptions import InvalidFileException

    file = path.open("rb")  # by handle: the library would refuse a file whose name has no ending
    try:
        book = _book(file)
        names = tuple(s.title for s in book.worksheets if s.sheet_state == "visible") or tuple(book.sheetnames)
        sheet = _chosen(book, names, wanted)
        merges, uncomputed = _looked_through(path, book, sheet)
        percent = _has_percent(book)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, EOFError, SyntaxError, IndexError) as error:
        raise damaged(type(error).__name__) from error
    finally:
        file.close()

    def rows() -> Iterator[Row]:
        try:
            yield from _rows(path, sheet, percent, uncomputed)
        except (zipfile.BadZipFile, KeyError, ValueError, EOFError, SyntaxError, IndexError) as error:
            raise damaged(type(error).__name__) from error

    return Source(names, sheet, rows, tuple(merges))


def _rows(path: Path, sheet: str, percent: bool, uncomputed: dict[int, list[int]]) -> Iterator[Row]:
    with path.open("rb") as file:
        again = _book(file)
        page = again[sheet]
        page.reset_dimensions()
        for number, row in enumerate(page.iter_rows(values_only=not percent), 1):
            if len(row) > WIDEST and any(_value(c, percent) is not None for c in row[WIDEST:]):
                raise _too_wide(number)
            cells = [_written(cell, percent) for cell in row[:WIDEST]]
            for column in uncomputed.get(number, ()):
                cells += [""] * (column + 1 - len(cells))
                cells[column] = UNCOMPUTED
            yield number, cells


def _book(file: BinaryIO) -> Any:
    from openpyxl import load_workbook

    return load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _chosen(book: Any, names: tuple[str, ...], wanted: str) -> str:
    if wanted:
        if wanted not in names:
            raise BadInput(
                "import.sheet",
                Sentence(f"没有名为“{wanted}”的工作表。", f"There is no sheet called “{wanted}”."),
                Sentence(f"有：{'、'.join(names)}。", f"There are: {', '.join(names)}."),
            )
        return wanted
    for name in names:
        book[name].reset_dimensions()
        if any(cell is not None for row in islice(book[name].iter_rows(values_only=True), 50) for cell in row):
            return name
    return names[0]


def _has_percent(book: Any) -> bool:
    return any("%" in text for text in (*book._number_formats, *_percent_builtins(book)))


def _percent_builtins(book: Any) -> Iterator[str]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    for style in book._cell_styles:
        yield BUILTIN_FORMATS.get(style.numFmtId, "")


def _value(cell: Any, wrapped: bool) -> Any:
    return cell.value if wrapped else cell


def _written(cell: Any, wrapped: bool) -> str:
    """A cell as the words someone would have typed; a share shown as 35% keeps its sign."""
    value = _value(cell, wrapped)
    if value is None:
        return ""
    kind = type(value)
    if kind is str:
        return _plain(value)
    if kind is float or kind is int:
        if wrapped and "%" in str(cell.number_format):
            return f"{(Decimal(repr(value)) * 100).normalize():f}%"
        if abs(value) >= 1e15:  # a spreadsheet keeps 15 digits: whatever stood behind them is lost
            return f"{float(value):.14E}"
        return repr(int(value)) if kind is float and value.is_integer() else repr(value)
    if kind is bool:
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


_REF = r"([A-Z]{1,3})([0-9]+)"
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]{1,3})([0-9]+):([A-Z]{1,3})([0-9]+)"')
_NEVER = re.compile(rb'<c r="([A-Z]{1,3})([0-9]+)"[^>]*><f\b(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')
_STEP, _OVERLAP = 1 << 20, 1 << 14


def _looked_through(path: Path, book: Any, sheet: str) -> tuple[list[Merge], dict[int, list[int]]]:
    """What reading row by row does not tell: merged cells, and formulas without a stored result (row → columns)."""
    from openpyxl.utils import column_index_from_string as at

    merges: list[Merge] = []
    never: dict[int, list[int]] = {}
    target = str(book[sheet]._worksheet_path)
    with zipfile.ZipFile(path) as packed, packed.open(target) as file:
        kept = b""
        while True:
            part = file.read(_STEP)
            text = kept + part
            end = len(text) if not part else max(len(text) - _OVERLAP, 0)
            for found in _NEVER.finditer(text):
                if found.start() < end:
                    never.setdefault(int(found[2]), []).append(at(found[1].decode()) - 1)
            for found in _MERGE.finditer(text):
                if found.start() < end:
                    left, top, right, bottom = found.groups()
                    merges.append(Merge(int(top), at(left.decode()) - 1, int(bottom), at(right.decode()) - 1))
            if not part:
                return merges, never
            kept = text[end:]


def _too_wide(number: int) -> BadInput:
    return BadInput(
        "import.too_wide",
        Sentence(f"第{number}行超过{WIDEST}列。", f"Row {number} has more than {WIDEST} columns."),
        Sentence("请只保留要导入的列。", "Keep only the columns to be imported."),
    )
