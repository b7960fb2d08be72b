"""`kechuang undetermined`: the figures nobody has found, and how many subjects of a table each leaves undecided."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from kechuang.cli.asked_policy import JurisdictionOption, OnOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("undetermined")(undetermined)


def undetermined(
    table: Annotated[
        Path | None,
        typer.Option(metavar="TABLE", help="对象表：卡住对象多的在前。 Subjects, to count whom it blocks."),
    ] = None,
    on: OnOption = None,
    jurisdiction: JurisdictionOption = None,
    unit_default: Annotated[
        str, typer.Option(metavar="UNIT", help="表头没写单位的金额用什么单位。 Unit of money whose head has none.")
    ] = "none",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="有这样的数值时退出码为 1。 Exit 1 where any is.")] = False,
) -> None:
    """尚无官方数值的参数，卡住多的在前。 Figures nobody has found, those first that block most."""
    from kechuang.policies import catalogue
    from kechuang.policies.jurisdictions import divisions_with_figures
    from kechuang.rules.undetermined import undetermined as found_open

    blocked = _blocked(table, on, jurisdiction, None if unit_default == "none" else unit_default) if table else None
    found = found_open(catalogue(), divisions_with_figures(), blocked)
    if as_json:
        from kechuang.rules.as_json import citation

        told = [
            {
                "parameter": u.figure.name,
                "label": u.figure.label,
                "unit": u.unit,
                "policies": [p.code for p in u.policies],
                "versions": len(u.blocks),
                "clauses": u.conditions,
                "subjects": u.subjects,
                "set_by": list(u.set_by),
                "citation": citation(u.citation),
            }
            for u in found
        ]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        from kechuang.cli.undetermined_view import show_undetermined

        show_undetermined(found, sys.stdout)
    if strict and found:
        raise typer.Exit(1)


def _blocked(table: Path, on: str | None, jurisdiction: str | None, unit_default: str | None) -> Mapping[str, int]:
    """How many subjects of the table each figure leaves undecided, under every policy in force on the day."""
    from kechuang.cli.asked_policy import asked_day, asked_figures
    from kechuang.cli.commands.assess import list_bad
    from kechuang.cli.plan_files import unreadable
    from kechuang.policies import catalogue
    from kechuang.rules.bulk import BadCells
    from kechuang.rules.law import NotInForce
    from kechuang.rules.subjects import subjects_of
    from kechuang.rules.tables_in import open_table, scratch_folder
    from kechuang.rules.undetermined import blocked_subjects

    laws, figures = [], asked_figures(jurisdiction)
    for policy in catalogue():
        try:
            laws.append(catalogue().law(policy.code, asked_day(on), figures))
        except NotInForce:
            continue
    with scratch_folder() as folder:
        try:
            opened = open_table(table, Path(folder))
        except OSError as error:
            raise unreadable(table, error) from error
        subjects = subjects_of(opened, laws, None, unit_default)
        told = {column.fact.name for column in subjects.heads.columns}
        asked = [law for law in laws if told & {f.name for f in law.facts}]
        try:
            return blocked_subjects(asked, (row for _, row in subjects))
        except BadCells as error:
            list_bad(error.cells)
            raise
