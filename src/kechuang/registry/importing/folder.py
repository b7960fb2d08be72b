"""The files of one import in the data folder: the upload, its rows in parts, and what the dry run found of each.

original       the file as it came                      part-00000.parquet     rows as texts: number, c0, c1 …
plan-….parquet what becomes of every row                cells-….parquet        refused cells, doubts, changes
factors.json   answers about units                      late-…, kept-….parquet rows left out while writing, undoing
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kechuang.kernel.errors import Conflict
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence

PART = 2000
"""Rows of one part: what is written in one transaction."""


class Folder:
    """The folder of one import. Every file in it is written whole or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def new(cls, home: Path) -> Folder:
        """A new one, readable by its owner only."""
        path = home / "imports" / secrets.token_urlsafe(12)
        path.mkdir(mode=0o700, parents=True)
        return cls(path)

    @property
    def original(self) -> Path:
        """The file as it came."""
        return self.path / "original"

    def write(self, name: str, number: int, table: pl.DataFrame) -> None:
        """Keep a table under a name and number."""
        draft = self.path / f".{name}-{number:05d}.{os.getpid()}"
        table.write_parquet(draft, compression="lz4")
        draft.replace(self._file(name, number))

    def read(self, name: str, number: int) -> pl.DataFrame:
        """A table kept before. Raises Conflict where the folder has been cleared away."""
        try:
            return pl.read_parquet(self._file(name, number))
        except FileNotFoundError as error:
            raise gone() from error

    def all(self, name: str) -> pl.LazyFrame:
        """All tables of a name as one, in their order. Raises Conflict where there is none."""
        files = sorted(self.path.glob(f"{name}-*.parquet"))
        if not files:
            raise gone()
        return pl.scan_parquet(files)

    def numbers(self, name: str) -> Iterator[int]:
        """The numbers of the tables of a name."""
        return (int(file.stem.rsplit("-", 1)[1]) for file in sorted(self.path.glob(f"{name}-*.parquet")))

    def write_json(self, name: str, value: Any) -> None:
        """Keep a plain value under a name."""
        draft = self.path / f".{name}.{os.getpid()}"
        draft.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        draft.replace(self.path / f"{name}.json")

    def read_json(self, name: str) -> Any:
        """A plain value kept before; an empty mapping where there is none."""
        try:
            return json.loads((self.path / f"{name}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}

    def clear(self, *names: str) -> None:
        """Remove all tables of these names."""
        for name in names:
            for file in self.path.glob(f"{name}-*.parquet"):
                file.unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _file(self, name: str, number: int) -> Path:
        return self.path / f"{name}-{number:05d}.parquet"


def gone() -> Conflict:
    """The error of an import whose files are no longer there."""
    return Conflict(
        "import.gone",
        Sentence("这次导入的文件已经清理掉了。", "The files of this import have been cleared away."),
        Sentence("请重新上传；已写入的行会认出来，不会重复。", "Upload it again; rows already written are recognised."),
    )
