"""A table of subjects sent from a form: opened for as long as it is read, then gone; too large a one is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.files.uploadedfile import UploadedFile

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.tables_in import KINDS, Table, open_table, scratch_folder

LARGEST = 10 * 1024 * 1024
"""Bytes of the largest table taken."""
UNPACKED = 200 * 1024 * 1024
"""Bytes an xlsx may become when it is unpacked."""
MOST_ROWS = 20_000
"""Rows answered while somebody waits; longer tables are for the command line."""
ACCEPTED = ",".join(KINDS)


@contextmanager
def uploaded_table(file: UploadedFile[Any] | None) -> Iterator[Table]:
    """The table while the block runs. Raises BadInput for what is no table, is empty, or is too large."""
    data, kind = _received(file)
    with scratch_folder() as folder:
        path = Path(folder) / f"table{kind}"
        path.write_bytes(data)
        table = open_table(path, Path(folder))
        if table.rows > MOST_ROWS:
            raise BadInput(
                "table.too_long",
                Sentence(
                    f"表有 {table.rows} 行，超过 {MOST_ROWS} 行。",
                    f"The table has {table.rows} rows, over {MOST_ROWS}.",
                ),
                Sentence("大表请用命令行：kechuang diff … --table。", "For long tables: kechuang diff … --table."),
                rows=table.rows,
            )
        yield table


def _received(file: UploadedFile[Any] | None) -> tuple[bytes, str]:
    if file is None or not file.size:
        raise BadInput(
            "table.missing",
            Sentence("没有收到表。", "No table arrived."),
            Sentence("请选择一份有内容的表再试。", "Choose a table that is not empty."),
        )
    if file.size > LARGEST:
        raise _too_large()
    data, kind = file.read(), Path(file.name or "").suffix.lower()
    if kind not in KINDS:
        raise BadInput(
            "table.kind",
            Sentence(f"“{file.name}”不是csv、xlsx或parquet表。", f"“{file.name}” is not a csv, xlsx or parquet table."),
            Sentence("请另存为其中一种。", "Save it as one of these."),
        )
    if kind == ".xlsx":
        try:
            with ZipFile(BytesIO(data)) as package:
                unpacked = sum(entry.file_size for entry in package.infolist())
        except BadZipFile:
            unpacked = 0  # told as damaged when it is opened
        if unpacked > UNPACKED:
            raise _too_large()
    return data, kind


def _too_large() -> BadInput:
    limit = LARGEST // 1024 // 1024
    return BadInput(
        "table.too_large",
        Sentence(f"表超过 {limit} MB。", f"The table is larger than {limit} MB."),
        Sentence("大表请用命令行：kechuang diff … --table。", "For large tables: kechuang diff … --table."),
    )
