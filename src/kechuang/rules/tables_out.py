"""Batches of rows written as csv, xlsx or parquet as they come; memory does not grow with rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence

_MOST_ROWS = 1_048_575


def write_table(path: Path, kind: str, batches: Iterator[pl.DataFrame]) -> None:
    """Write every batch to `path` as the kind says (.csv, .xlsx, .parquet). What the batches raise passes through."""
    {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}[kind](path, batches)


def _csv(path: Path, batches: Iterator[pl.DataFrame]) -> None:
    with path.open("wb") as file:
        file.write(b"\xef\xbb\xbf")  # with the mark Excel takes the text for UTF-8
        for number, batch in enumerate(batches):
            batch.write_csv(file, include_header=number == 0)


def _xlsx(path: Path, batches: Iterator[pl.DataFrame]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("结果")
    rows = 0
    for number, batch in enumerate(batches):
        rows += batch.height
        if rows > _MOST_ROWS:
            raise BadInput(
                "output.too_long",
                Sentence("xlsx最多容纳1048575行。", "An xlsx table holds 1,048,575 rows at most."),
                Sentence("请用 -o 结果.csv 或 结果.parquet。", "Use -o result.csv or result.parquet."),
            )
        if number == 0:
            sheet.append(batch.columns)
        for row in batch.iter_rows():
            sheet.append(row)
    book.save(path)


def _parquet(path: Path, batches: Iterator[pl.DataFrame]) -> None:
    first = next(batches)
    failed: list[BaseException] = []

    def source(
        _columns: list[str] | None, _where: pl.Expr | None, _rows: int | None, _size: int | None
    ) -> Iterator[pl.DataFrame]:
        try:
            yield from chain((first,), batches)
        except BaseException as error:  # Polars would tell it in words of its own
            failed.append(error)
            raise

    try:
        from polars.io.plugins import register_io_source

        register_io_source(source, schema=first.schema).sink_parquet(path, compression="lz4")
    except pl.exceptions.PolarsError:
        if failed:
            raise failed[0] from None
        raise
