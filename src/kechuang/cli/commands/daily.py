"""`kechuang daily`: what passing time does, to be run once a day: overdue cases are told of, expired ones close."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("daily")(daily)


def daily(
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="当作哪一天，默认今天。 As of a day; today.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """每天执行一次：提醒超期办件，到期证书的办件结束。 Once a day: tell of overdue cases, close expired ones."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.kernel.sentences import Sentence, terminal_language

    open_existing(home)
    from kechuang.cases.daily import daily as run
    from kechuang.cases.replay_told import asked_day

    done = run(asked_day(on))
    if as_json:
        print(json.dumps({"overdue": done.overdue, "expired": done.expired}))
        return 0
    said = Sentence(
        f"新超期 {done.overdue} 件，到期 {done.expired} 件。",
        f"{done.overdue} newly overdue, {done.expired} expired.",
    )
    print(said.within(terminal_language()))
    return 0
