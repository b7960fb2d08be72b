"""`kechuang facts show|duplicates|complete`: what the records answer of a subject; data asked twice; complete lists."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

group = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="事项与记录。 Facts and the records they are from."
)

HomeOption = Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="facts")


@group.command("show")
def show(
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="单位代码，或 种类:主键。 A credit code, or kind:key of a subject.")
    ],
    policy: Annotated[
        str | None, typer.Option(metavar="POLICY", help="只列这项政策要的。 Only what this policy asks.")
    ] = None,
    as_of: Annotated[str, typer.Option(metavar="DAY", help="基准日，默认今天。 Reference date.")] = "",
    known: Annotated[str, typer.Option(metavar="INSTANT", help="知悉时点，默认此刻。 Known at that instant.")] = "",
    state: Annotated[str, typer.Option(metavar="STATE", help="known、stale、missing 或 disputed。 Only these.")] = "",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """列出一个对象的事项：值、来源、佐证、是否过期或缺少。 Facts of a subject, with where each is from."""
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.cli.facts_view import as_plain, show_answers
    from kechuang.registry.facts.asking import asked_of

    asked = asked_of(key, as_of, known, policy, state)
    if as_json:
        print(json.dumps(as_plain(asked), ensure_ascii=False, indent=1))
    else:
        show_answers(asked, sys.stdout)


@group.command("duplicates")
def duplicates(
    explained: Annotated[
        bool, typer.Option("--explained", help="也列出已说明不同的相似项。 Also pairs told apart, and why.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """不同表单、报表、政策以不同名称问同一数据：没有 0，有 1。 Data asked for twice: 0 none, 1 some."""
    from kechuang.cli.models_only import models_only

    models_only()
    from kechuang.cli.facts_view import plain_pair, show_pairs
    from kechuang.registry.facts.duplicates import alike, data
    from kechuang.registry.facts.duplicates import duplicates as asked_twice
    from kechuang.registry.facts.unlike import UNLIKE

    found = asked_twice()
    told_apart = [pair for pair in alike() if pair.names in UNLIKE]
    if as_json:
        told = {"data": len(data()), "duplicates": [plain_pair(pair) for pair in found]}
        print(json.dumps(told | {"told_apart": [plain_pair(p) for p in told_apart]}, ensure_ascii=False, indent=1))
    else:
        show_pairs(found, told_apart if explained else [], len(data()), len(told_apart))
    return 1 if found else 0


@group.command("complete")
def complete(
    name: Annotated[
        str | None, typer.Argument(metavar="LIST", help="名录代码，如 certificate:hnte；不写则列出。 A list's code.")
    ] = None,
    since: Annotated[str, typer.Option(metavar="DAY", help="自哪天起完整，默认今天。 Complete since.")] = "",
    no: Annotated[bool, typer.Option("--no", help="自那天起不再完整。 No longer complete since.")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """登记某个名录完整：不在名录上即为“否”或“0”。 Say that a list is complete: not on it means no, or nought."""
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.cli.facts_view import show_lists
    from kechuang.registry.actions.declare_complete import declare_complete
    from kechuang.registry.asof import AsOf

    if name is not None:
        declare_complete(name, None, since=AsOf.asked(since).valid, complete=not no)
    show_lists(as_json=as_json)
