"""`kechuang read`: what a plan document says, and what is odd about it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

if TYPE_CHECKING:
    from kechuang.kernel.errors import KechuangError
    from kechuang.plans.model import Reading


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read)


def read(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="规划文件或文件夹（txt、html、docx、pdf）。 Plans or folders.")
    ],
    as_json: Annotated[
        bool,
        typer.Option(
            "--json",
            help="一个文件输出一个 JSON 对象，多个文件每行一个。 One JSON object; several files: one a line.",
        ),
    ] = False,
    findings: Annotated[bool, typer.Option("--findings", help="只看发现的问题。 Findings only.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="写入文件。 Write to a file.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="有发现时退出码为 1。 Exit 1 where there are findings.")
    ] = False,
) -> None:
    """读取规划文件：目标、任务、责任单位和发现的问题。 Read a plan: targets, tasks, units and findings."""
    from kechuang.cli.plan_files import plan_files

    paths = plan_files(files)
    alone = len(files) == 1 and not files[0].is_dir()
    with _target(output) as out:
        if alone:
            failed, noticed = 0, _one(paths[0], out, as_json, findings)
        else:
            failed, noticed = _several(paths, out, as_json, findings)
    if output is not None:
        from kechuang.kernel.sentences import Sentence, terminal_language

        print(Sentence(f"已写入 {output}", f"Written to {output}").within(terminal_language()), file=sys.stderr)
    if failed:
        raise typer.Exit(2)
    if strict and noticed:
        raise typer.Exit(1)


@contextmanager
def _target(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    from kechuang.cli.output_file import whole_file

    with whole_file(output) as file:
        yield file


def _read(path: Path) -> Reading:
    from kechuang.cli.plan_files import unreadable
    from kechuang.plans.reading import read_path

    try:
        return read_path(path)
    except OSError as error:
        raise unreadable(path, error) from error


def _one(path: Path, out: TextIO, as_json: bool, findings: bool) -> int:
    """Show one reading in full; returns the number of findings. An error ends the command."""
    reading = _read(path)
    if as_json:
        print(json.dumps(_shape(reading, findings), ensure_ascii=False, indent=1), file=out)
    else:
        from kechuang.cli.reading_view import show

        show(reading, out, findings_only=findings)
    return len(reading.findings)


def _several(paths: list[Path], out: TextIO, as_json: bool, findings: bool) -> tuple[int, int]:
    """Read many; a file that fails is told and passed over. Returns how many failed and the number of findings."""
    from kechuang.cli.progress import Progress
    from kechuang.cli.reading_summary import Summary
    from kechuang.kernel.errors import KechuangError

    summary = Summary()
    with Progress(len(paths)) as progress:
        for path in paths:
            progress.at(path.name)
            try:
                reading = _read(path)
            except KechuangError as error:
                summary.failed(path, error)
                progress.say(f"{path}: {error.line()}")
                if as_json:
                    print(json.dumps(_failure(path, error), ensure_ascii=False), file=out)
                continue
            summary.add(path, reading)
            if as_json:
                print(json.dumps({"path": str(path)} | _shape(reading, findings), ensure_ascii=False), file=out)
            elif findings:
                from kechuang.cli.reading_view import show

                show(reading, out, findings_only=True)
    summary.show(sys.stderr if as_json else out, table=not as_json)
    return summary.failures, summary.findings


def _shape(reading: Reading, findings_only: bool) -> dict[str, Any]:
    from kechuang.plans.as_json import as_json

    shape = as_json(reading)
    return {key: shape[key] for key in ("name", "title", "findings")} if findings_only else shape


def _failure(path: Path, error: KechuangError) -> dict[str, Any]:
    return {
        "path": str(path),
        "name": path.name,
        "error": {
            "code": error.code,
            "sentence": error.sentence.zh,
            "sentence_en": error.sentence.en,
            "remedy": error.remedy.zh,
            "remedy_en": error.remedy.en,
            "fields": error.fields,
        },
    }
