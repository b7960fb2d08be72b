"""`kechuang explain`: why one subject gets its verdict, and the way out."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kechuang.cli.asked_policy import AcceptedOption, JurisdictionOption, OnOption, PolicyArgument, asked_law

if TYPE_CHECKING:
    from kechuang.rules.law import Law


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    policy: PolicyArgument,
    facts: Annotated[
        Path | None,
        typer.Argument(metavar="FACTS.json", help="一个对象的事实；- 为标准输入。 Facts of one subject; - is stdin."),
    ] = None,
    on: OnOption = None,
    accepted: AcceptedOption = None,
    jurisdiction: JurisdictionOption = None,
    organisation: Annotated[
        str | None,
        typer.Option(metavar="KEY", help="不用文件，取登记的单位（或 种类:主键）。 From the records of one."),
    ] = None,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="结论不是“符合”时退出码为 1。 Exit 1 unless the answer is yes.")
    ] = False,
) -> None:
    """逐条说明一个对象为何符合或不符合、差多少、怎样达到。 Why, how far off, and the way out."""
    from kechuang.rules.gap import way_out

    if organisation is None:
        from kechuang.rules.rows import row

        law = asked_law(policy, on, accepted, jurisdiction)
        subject = row(read_facts(_one_of(facts, organisation)), law.facts)
    else:
        _one_of(facts, organisation)
        law, subject = _registered(organisation, policy, on, accepted, jurisdiction, home)
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


def _one_of(facts: Path | None, organisation: str | None) -> Path:
    """The file, where there is one and no organisation. Raises BadInput unless exactly one is given."""
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence

    if (facts is None) == (organisation is None):
        raise BadInput(
            "usage.facts_or_organisation",
            Sentence("请给出事实文件，或用 --organisation 指定单位，二者取一。", "Give a file or --organisation."),
            Sentence("如 kechuang explain hnte FACTS.json。", "For example: kechuang explain hnte FACTS.json."),
        )
    return facts or Path()


def _registered(
    key: str, policy: str, on: str | None, accepted: str | None, jurisdiction: str | None, home: Path | None
) -> tuple[Law, dict[str, Any]]:
    """The law and the row of a subject from its records, with the figures of where it lies unless others are named."""
    from kechuang.cli.asked_policy import asked_day
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.policies.jurisdictions.signed import place_codes
    from kechuang.registry.facts.answers import row_of
    from kechuang.registry.facts.asking import asked_of

    asked = asked_of(key, asked_day(on).isoformat(), policy=policy)
    division = getattr(asked.record, "division", "")[:6]
    law = asked_law(policy, on, accepted, jurisdiction or (division if place_codes(division) else None))
    return law, row_of({answer.fact.name: answer for answer in asked.answers})


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
