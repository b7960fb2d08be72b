"""`kechuang diff`: what changed in a policy between two days, clause by clause."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated, Any

import typer

from kechuang.cli.asked_policy import JurisdictionOption, PolicyArgument, asked_law


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff")(diff)


def diff(
    policy: PolicyArgument,
    old: Annotated[str, typer.Argument(metavar="DATE", help="前一日期。 The earlier day.")],
    new: Annotated[str, typer.Argument(metavar="DATE", help="后一日期。 The later day.")],
    jurisdiction: JurisdictionOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="有变化时退出码为 1。 Exit 1 where something changed.")
    ] = False,
) -> None:
    """一项政策在两个日期之间改了哪些条款。 What changed in a policy between two days."""
    from kechuang.kernel.sentences import Sentence, terminal_language
    from kechuang.rules.difference import difference

    changes = difference(asked_law(policy, old, None, jurisdiction), asked_law(policy, new, None, jurisdiction))
    if as_json:
        told: list[dict[str, Any]] = [asdict(change) for change in changes]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        unchanged = Sentence("没有变化。", "Nothing changed.")
        for sentence in [change.said for change in changes] or [unchanged]:
            print(sentence.within(terminal_language()), file=sys.stdout)
    if strict and changes:
        raise typer.Exit(1)
