"""`kechuang evidence check`: every stored document is there and unchanged; what lies there without a row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kechuang.registry.evidence.checking import Checked

group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="佐证材料。 Documents that prove facts.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="evidence")


@group.callback()
def _group() -> None:
    """佐证材料。 Documents that prove facts."""


@group.command("check")
def check(
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
) -> int:
    """逐份核对材料文件：齐全无误 0，有丢失或被改动 1。 Check every document: 0 all whole, 1 lost or changed."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.cli.progress import Progress

    open_existing(home)
    from kechuang.registry.evidence import checking
    from kechuang.registry.sources import Evidence

    with Progress(Evidence.objects.count()) as progress:
        found = checking.check(lambda done: progress.at(str(done)))
    if as_json:
        print(json.dumps(_plain(found), ensure_ascii=False))
    else:
        _tell(found)
    return 0 if found.good else 1


def _plain(found: Checked) -> dict[str, object]:
    named = {
        "lost": [{"sha256": e.sha256, "name": e.name} for e in found.lost],
        "changed": [{"sha256": e.sha256, "name": e.name} for e in found.changed],
    }
    return {"whole": found.whole, **named, "without_row": [str(p) for p in found.strays]}


def _tell(found: Checked) -> None:
    from kechuang.kernel.sentences import Sentence, terminal_language

    lines = [Sentence(f"材料完好 {found.whole} 份。", f"{found.whole} documents are whole.")]
    lines += [Sentence(f"丢失：{e.name}（{e.sha256}）", f"Lost: {e.name} ({e.sha256})") for e in found.lost]
    lines += [Sentence(f"内容被改动：{e.name}（{e.sha256}）", f"Changed: {e.name} ({e.sha256})") for e in found.changed]
    lines += [Sentence(f"没有登记的文件：{p}", f"Without a row: {p}") for p in found.strays]
    if not found.good:
        lines.append(
            Sentence(
                "请从备份恢复 evidence 目录中的这些文件。",
                "Restore these files of the folder `evidence` from a backup.",
            )
        )
    for line in lines:
        print(line.within(terminal_language()))
