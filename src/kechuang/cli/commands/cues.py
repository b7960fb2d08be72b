"""`kechuang cues`: search the records for what looks unlike its peers, and list it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("cues")(find_cues)


def find_cues(
    as_of: Annotated[str, typer.Option("--as-of", metavar="DAY", help="哪一天的记录，默认今天。 The day.")] = "",
    most: Annotated[int, typer.Option("--most", min=1, help="每项列出多少条。 How many of each to list.")] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """查找异常线索：与同类不一样的记录。 What in the records looks unlike its peers. 1 where nothing does."""
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.cli.progress import Progress
    from kechuang.cues.actions.seek_cues import seek_cues
    from kechuang.cues.catalogue import cues
    from kechuang.kernel.sentences import Sentence, terminal_language
    from kechuang.registry.asof import AsOf

    with Progress(len(cues())) as bar:
        run = seek_cues(AsOf.asked(as_of), None, lambda done, of: bar.reach(done, of, "cues"))
    rows = list(run.found.all())
    if as_json:
        told = {
            "valid": run.valid.isoformat(),
            "counts": run.counts,
            "found": [
                {"cue": one.cue, "organisation": one.organisation, "name": one.name, "about": one.about, **one.told}
                for one in rows
            ],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0 if rows else 1
    language = terminal_language()
    for code, cue in cues().items():
        found = [one for one in rows if one.cue == code]
        print(f"{cue.name.within(language)}  {len(found)}")
        for one in found[:most]:
            print(f"  {one.name}  {Sentence(*one.told['says']).within(language)}")
    return 0 if rows else 1
