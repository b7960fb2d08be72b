"""Tables of subjects opened as batches of rows: csv (UTF-8 or GB 18030), xlsx, parquet.

Memory does not grow with rows, save for what an xlsx file keeps apart from its rows (see `sheets_in`).
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence

BATCH = 65_536
KINDS = (".csv", ".xlsx", ".parquet")


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is open: its heads, how many rows it has, and its rows batch by batch."""

    heads: tuple[str, ...]
    rows: int
    batches: Callable[[], Iterator[pl.DataFrame]]


def open_table(path: Path, scratch: Path) -> Table:
    """The table of a file by its ending; `scratch` is a folder for a recoded copy. Raises BadInput, OSError."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise BadInput(
            "table.kind",
            Sentence(f"“{path}”不是csv、xlsx或parquet表。", f"“{path}” is not a csv, xlsx or parquet table."),
            Sentence("请另存为其中一种。", "Save it as one of these."),
            path=str(path),
        )
    with path.open("rb") as file:
        file.read(1)
    table = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}[kind](path, scratch)
    twice = [head for head in dict.fromkeys(table.heads) if table.heads.count(head) > 1]
    if twice:
        raise BadInput(
            "table.head_twice",
            Sentence(f"表头“{twice[0]}”出现两次。", f"The head “{twice[0]}” stands twice."),
            Sentence("请改名或删去一列。", "Rename or delete one of the columns."),
            column=twice[0],
        )
    return table


def _damaged(path: Path, error: Exception) -> BadInput:
    said = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    return BadInput(
        "table.damaged",
        Sentence(f"读不出“{path}”（{said}）。", f"Cannot read “{path}” ({said})."),
        Sentence("请检查文件是否完整、格式是否与扩展名相符。", "Check that it is whole and of the kind its name says."),
        path=str(path),
    )


def _batches(path: Path, lazy: Callable[[], pl.LazyFrame]) -> Callable[[], Iterator[pl.DataFrame]]:
    def batches() -> Iterator[pl.DataFrame]:
        try:
            yield from lazy().collect_batches(chunk_size=BATCH, maintain_order=True, engine="streaming")
        except pl.exceptions.PolarsError as error:
            raise _damaged(path, error) from error

    return batches


def _parquet(path: Path, scratch: Path) -> Table:
    try:
        lazy = pl.scan_parquet(path)
        heads = tuple(lazy.collect_schema())
        rows = int(lazy.select(pl.len()).collect().item())
    except pl.exceptions.PolarsError as error:
        raise _damaged(path, error) from error
    return Table(heads, rows, _batches(path, lambda: pl.scan_parquet(path)))


# ---- csv


def _csv(path: Path, scratch: Path) -> Table:
    text, lines = _utf8(path, scratch)
    with text.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        comma = max(",\t;", key=first.count)
        file.seek(0)
        try:
            heads = tuple(next(csv.reader(file, delimiter=comma), ()))
        except csv.Error as error:
            raise _damaged(path, error) from error
    if not any(heads):
        raise _damaged(path, ValueError("空文件 empty"))

    def lazy() -> pl.LazyFrame:
        columns = [head or f"_{i}" for i, head in enumerate(heads)]
        return pl.scan_csv(
            text,
            separator=comma,
            schema=dict.fromkeys(columns, pl.String),
            missing_columns="raise",
        )

    return Table(tuple(head or f"_{i}" for i, head in enumerate(heads)), max(lines - 1, 0), _batches(path, lazy))


def _utf8(path: Path, scratch: Path) -> tuple[Path, int]:
    """The file itself where it is UTF-8, else a copy recoded from GB 18030; and how many lines it has, about."""
    lines = 0
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                decoder.decode(part)
                lines += part.count(b"\n")
            decoder.decode(b"", final=True)
        return path, lines
    except UnicodeDecodeError:
        pass
    copy, lines = scratch / "utf8.csv", 0
    try:
        with path.open(encoding="gb18030", newline="") as old, copy.open("w", encoding="utf-8", newline="") as new:
            while text := old.read(1 << 20):
                new.write(text)
                lines += text.count("\n")
    except UnicodeDecodeError as error:
        raise BadInput(
            "table.encoding",
            Sentence(f"“{path}”既不是UTF-8也不是GB18030编码。", f"“{path}” is neither UTF-8 nor GB 18030."),
            Sentence("请另存为UTF-8编码的CSV。", "Save it as CSV in UTF-8."),
            path=str(path),
        ) from error
    return copy, lines


# ---- xlsx


def _xlsx(path: Path, scratch: Path) -> Table:
    from zipfile import BadZipFile

    from openpyxl.utils.exceptions import InvalidFileException

    from kechuang.rules.sheets_in import Workbook

    damage = (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError)
    try:
        book = Workbook(path)
    except damage as error:
        raise _damaged(path, error) from error

    def batches() -> Iterator[pl.DataFrame]:
        try:
            yield from book.batches(BATCH)
        except damage as error:
            raise _damaged(path, error) from error

    return Table(book.heads, book.rows, batches)


def scratch_folder() -> TemporaryDirectory[str]:
    """A folder for copies made on the way, gone when it is closed."""
    return TemporaryDirectory(prefix="kechuang-")
