"""`kechuang replay-decision`: run a decision again on its frozen facts and rule, and on today's rule beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replay-decision")(replay_decision)


def replay_decision(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="办件编号。 The number of the case.")],
    ordinal: Annotated[int, typer.Option(help="第几次决定，默认最近一次。 Which decision; the last one.")] = 0,
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help="与哪一天的规则比较。 Compare with that day's rule.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """重演一次决定：结果一致 0，不一致 1。 Run a decision again: 0 it comes out alike, 1 it does not."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.kernel.sentences import terminal_language

    open_existing(home)
    from kechuang.cases.replay_told import as_plain, asked_day, asked_decision, told
    from kechuang.cases.replaying import replay

    result = replay(asked_decision(number, ordinal), asked_day(on))
    if as_json:
        print(json.dumps(as_plain(result), ensure_ascii=False))
    else:
        for line in told(result):
            print(line.within(terminal_language()))
    return 0 if result.same and result.whole else 1
