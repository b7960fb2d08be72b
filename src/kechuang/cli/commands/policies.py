"""`kechuang policies`: every policy the product knows."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("policies")(policies)


def policies(as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False) -> None:
    """列出全部政策及其版本。 List every policy with its versions."""
    from kechuang.policies import catalogue

    if as_json:
        from kechuang.rules.as_json import policy

        print(json.dumps([policy(p) for p in catalogue()], ensure_ascii=False, indent=1))
        return
    from kechuang.cli.policy_view import show_list

    show_list(catalogue(), sys.stdout)
