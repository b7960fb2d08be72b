"""`kechuang status`: the targets of a plan with their numbers, what is asked, and whether it is met."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("status")(status)


def status(
    plan: Annotated[str, typer.Argument(help="规划的网址名或标题中的字，默认当前规划。 Plan, by slug or title.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", metavar="DAY", help="截至哪一天。 True on that day.")] = "",
    known: Annotated[str, typer.Option(metavar="DAY", help="按哪一天（时刻）已录入的记录。 Known by then.")] = "",
    strict: Annotated[bool, typer.Option("--strict", help="有到期未达到的则退出码为1。 1 if one is missed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """列出规划目标的现值、目标值和是否达到。 The targets of a plan, their numbers, and whether they are met."""
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.cli.asked_plan import asked_plan
    from kechuang.cli.trace_view import show_status
    from kechuang.registry.asof import AsOf
    from kechuang.supervision.status import status as ask
    from kechuang.supervision.status import status_json

    told = ask(asked_plan(plan), AsOf.asked(as_of, known))
    if as_json:
        print(json.dumps(status_json(told), ensure_ascii=False, indent=1))
    else:
        show_status(told)
    return 1 if strict and told.counts()["not_met"] else 0
