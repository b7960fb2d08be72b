"""`kechuang indicators`: every indicator, live or reported, with its definitions by date and where each is written."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("indicators")(indicators)


def indicators(
    words: Annotated[str, typer.Argument(help="名称、代码或口径里的字。 Words of a name, code or definition.")] = "",
    reported: Annotated[bool, typer.Option("--reported", help="只列填报的。 Only those that are reported.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
) -> None:
    """列出全部指标、口径和出处。 List every indicator with its definition and source."""
    from kechuang.cli.models_only import models_only

    models_only()
    from kechuang.cli.indicator_view import indicator_json, show_indicators
    from kechuang.indicators.catalogue import indicators as every

    found = [one for one in every().values() if one.reported or not reported]
    told = [one for one in found if words.lower() in json.dumps(indicator_json(one), ensure_ascii=False).lower()]
    if as_json:
        print(json.dumps([indicator_json(one) for one in told], ensure_ascii=False, indent=1))
        return
    show_indicators(told, sys.stdout)
