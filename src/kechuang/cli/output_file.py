"""Writing a result to a file so that nothing half-written is ever seen under its name."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file (UTF-8) that takes the name `path` only when everything was written.

    Until then it is a temporary file beside it; after an error `path` is as it was. Raises BadInput where the
    folder cannot be written to or the disk is full.
    """
    with new_file(path) as written, written.open("w", encoding="utf-8", newline="\n") as file:
        yield file


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file to be written by its name, which takes the name `path` only when the block is done.

    Raises BadInput where the folder cannot be written to or the disk is full.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        yield Path(name)
        with Path(name).open("rb") as file:
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.is_file() else 0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        _forget(name)
        raise _unwritable(path, error) from error
    except BaseException:
        _forget(name)
        raise


def _forget(name: str) -> None:
    with suppress(OSError):
        Path(name).unlink()


def _unwritable(path: Path, error: OSError) -> BadInput:
    reason = error.strerror or type(error).__name__
    return BadInput(
        "output.unwritable",
        Sentence(f"写不进文件“{path}”（{reason}）。", f"Cannot write the file “{path}” ({reason})."),
        Sentence(
            "请检查文件夹是否存在、是否有写权限、磁盘是否已满。",
            "Check that the folder exists, that you may write there and that the disk has room.",
        ),
        path=str(path),
    )
