"""`kechuang identify`: what kind of identifier a text is, whether it is valid, and why."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("identify")(identify)


def identify(
    text: Annotated[
        str, typer.Argument(metavar="CODE", help="一个号码或代码；- 为标准输入。 A number or code; - is stdin.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="没有一种读法有效时退出码为 1。 Exit 1 unless valid as some kind.")
    ] = False,
) -> None:
    """一个号码是什么、是否有效、哪一位为何有误。 What an identifier is, whether it is valid, and why."""
    from kechuang.cli.identifier_view import as_data, lines
    from kechuang.kernel.identify import identify as recognised

    if text == "-":
        text = sys.stdin.read()
    found = recognised(text)
    if as_json:
        print(json.dumps([as_data(checked) for checked in found], ensure_ascii=False, indent=1))
    else:
        for line in lines(text, found):
            print(line)
    if strict and not any(checked.verdict == "valid" for checked in found):
        raise typer.Exit(1)
