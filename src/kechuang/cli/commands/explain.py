"""`kechuang explain`: why one subject gets its verdict, and the way out."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from kechuang.cli.asked_policy import AcceptedOption, JurisdictionOption, OnOption, PolicyArgument, asked_law


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    policy: PolicyArgument,
    facts: Annotated[
        Path,
        typer.Argument(metavar="FACTS.json", help="一个对象的事实；- 为标准输入。 Facts of one subject; - is stdin."),
    ],
    on: OnOption = None,
    accepted: AcceptedOption = None,
    jurisdiction: JurisdictionOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="结论不是“符合”时退出码为 1。 Exit 1 unless the answer is yes.")
    ] = False,
) -> None:
    """逐条说明一个对象为何符合或不符合、差多少、怎样达到。 Why, how far off, and the way out."""
    from kechuang.rules.gap import way_out
    from kechuang.rules.rows import row

    law = asked_law(policy, on, accepted, jurisdiction)
    subject = row(read_facts(facts), law.facts)
    found = law.explain(subject)
    way = None if found.verdict is True else way_out(law, subject)
    if as_json:
        from kechuang.rules import as_json as shape

        told = shape.explanation(found) | {"way_out": shape.way_out(way) if way else None}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        from kechuang.cli.policy_view import show_explanation

        show_explanation(found, way, sys.stdout)
    if strict and found.verdict is not True:
        raise typer.Exit(1)


def read_facts(path: Path) -> dict[str, Any]:
    """The facts of a JSON object; numbers keep every digit written. Raises BadInput."""
    from kechuang.cli.plan_files import unreadable
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence

    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8-sig")
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise BadInput(
            "facts.not_utf8",
            Sentence(f"“{path}”不是UTF-8文字。", f"“{path}” is not UTF-8 text."),
            Sentence("请另存为UTF-8编码的JSON文件。", "Save it as JSON in UTF-8."),
            path=str(path),
        ) from error
    try:
        given = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        where = f"第{error.lineno}行" if isinstance(error, json.JSONDecodeError) else ""
        line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise BadInput(
            "facts.not_json",
            Sentence(f"“{path}”{where}不是有效的JSON。", f"“{path}” is not valid JSON{line}."),
            Sentence("用 kechuang policy template --json 取得样式。", "See `kechuang policy template --json`."),
            path=str(path),
        ) from error
    if not isinstance(given, dict):
        raise BadInput(
            "facts.not_an_object",
            Sentence(f"“{path}”应是一个JSON对象。", f"“{path}” must hold one JSON object."),
            Sentence("用 kechuang policy template --json 取得样式。", "See `kechuang policy template --json`."),
            path=str(path),
        )
    return given
