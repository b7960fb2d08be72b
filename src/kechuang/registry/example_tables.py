"""The example city as files: one table a kind, written block by block, whole files only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kechuang.examples.city import KINDS, tables
from kechuang.examples.parameters import Example
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.catalogue import kinds
from kechuang.registry.exporting.frames import in_words
from kechuang.rules.tables_out import write_table

FORMATS = ("csv", "xlsx", "parquet")
NOTE = "说明.txt"


def write_example(
    example: Example, folder: Path, form: str, *, at: Callable[[str], None] = lambda kind: None
) -> dict[str, int]:
    """Write every kind to `folder`/kind.form and tell how many rows each has; memory does not grow with the city.

    Nothing stands under its name until all is written. `at` is told each kind as a block of it begins. Raises
    Conflict where a file of that name is there, BadInput where the folder cannot be written to.
    """
    _refuse_overwriting(folder, form)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".example-", dir=folder) as scratch:
            rows = _blocks(example, Path(scratch), form, at)
            for name in KINDS:
                write_table(Path(scratch) / f"{name}.{form}", f".{form}", _pieces(Path(scratch), name, form))
            (Path(scratch) / NOTE).write_text(_note(example, rows), encoding="utf-8")
            for name in (*(f"{kind}.{form}" for kind in KINDS), NOTE):
                (Path(scratch) / name).replace(folder / name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadInput(
            "output.unwritable",
            Sentence(f"写不进文件夹“{folder}”（{reason}）。", f"Cannot write to the folder “{folder}” ({reason})."),
            Sentence("请检查写权限和磁盘空间。", "Check that you may write there and that the disk has room."),
            path=str(folder),
        ) from error
    return rows


def _blocks(example: Example, scratch: Path, form: str, at: Callable[[str], None]) -> dict[str, int]:
    rows = dict.fromkeys(KINDS, 0)
    counted = dict.fromkeys(KINDS, 0)
    for name, frame in tables(example):
        at(name)
        rows[name] += frame.height
        worded = in_words(kinds()[name], frame, exact=form == "parquet")
        worded.write_parquet(scratch / f"{name}-{counted[name]:05}.part", compression="lz4")
        counted[name] += 1
    return rows


def _pieces(scratch: Path, name: str, form: str) -> Iterator[pl.DataFrame]:
    for part in sorted(scratch.glob(f"{name}-*.part")):
        yield pl.read_parquet(part)
        part.unlink()


def _refuse_overwriting(folder: Path, form: str) -> None:
    there = [name for name in (*(f"{kind}.{form}" for kind in KINDS), NOTE) if (folder / name).exists()]
    if there:
        raise Conflict(
            "output.exists",
            Sentence(f"文件夹“{folder}”里已有{there[0]}。", f"“{folder}” holds {there[0]} already."),
            Sentence("请换一个文件夹，或先移走原来的文件。", "Name another folder or move the files away."),
            path=str(folder / there[0]),
        )


def _note(example: Example, rows: dict[str, int]) -> str:
    lines = [
        "示例数据：明湖市及其单位、人员、数字均为虚构，与任何真实单位和个人无关。",
        f"种子 {example.seed}，{example.enterprises} 家企业，{example.years[0]}—{example.years[1]} 年，"
        f"截至 {example.until}。同样的参数生成同样的数据。",
        "",
        *(f"{name}\t{kinds()[name]._meta.verbose_name}\t{count} 行" for name, count in rows.items()),
    ]
    return "\n".join(lines) + "\n"
