"""`kechuang daily`: what passing time does, once a day: overdue cases are told of, expired ones close, lines made."""

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
    """每天执行一次：提醒超期办件，办结到期证书，算好当日进展。 Once a day: cases, and lines of plans."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.kernel.sentences import Sentence, terminal_language

    open_existing(home)
    from kechuang.cases.daily import daily as run
    from kechuang.cases.replay_told import asked_day
    from kechuang.cli.progress import Progress
    from kechuang.funds.actions.lapse_vouchers import lapse_vouchers
    from kechuang.supervision.lines_ahead import work_out_lines

    day = asked_day(on)
    done = run(day)
    lapsed = lapse_vouchers(day)
    with Progress(1) as bar:
        made = work_out_lines(day, lambda plans, of: bar.reach(plans, of, ""))
    if as_json:
        print(json.dumps({"overdue": done.overdue, "expired": done.expired, "lapsed": lapsed, "lines": made}))
        return 0
    said = Sentence(
        f"新超期 {done.overdue} 件，到期 {done.expired} 件，过期创新券 {lapsed} 张，算好目标 {made} 项。",
        f"{done.overdue} newly overdue, {done.expired} expired, {lapsed} vouchers lapsed, {made} targets worked out.",
    )
    print(said.within(terminal_language()))
    return 0
