"""`kechuang diff`: what a change of law is, clause by clause, and whom of a table it moves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kechuang.cli.asked_policy import JurisdictionOption, PolicyArgument

if TYPE_CHECKING:
    from kechuang.rules.law import Law
    from kechuang.rules.moved import Impact

_NAME = "指明对象的列（默认“名称”等）。 The column that names a subject."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff")(diff)


def diff(
    policy: PolicyArgument,
    old: Annotated[str | None, typer.Argument(metavar="[DATE]", help="前一日期（默认今天）。 The earlier day.")] = None,
    new: Annotated[str | None, typer.Argument(metavar="[DATE]", help="后一日期。 The later day.")] = None,
    draft: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="草案：改过的政策文件（.py）或数值表（.toml）；给两个则互相比较。 A draft, or two.",
        ),
    ] = None,
    jurisdiction: JurisdictionOption = None,
    table: Annotated[
        Path | None, typer.Option(metavar="TABLE", help="对象表：谁因此受益、受损或待定。 Whom of a table it moves.")
    ] = None,
    name_column: Annotated[str | None, typer.Option(metavar="HEAD", help=_NAME)] = None,
    unit_default: Annotated[
        str, typer.Option(metavar="UNIT", help="表头没写单位的金额用什么单位。 Unit of money whose head has none.")
    ] = "none",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="受影响对象写入表。 Write whom it moves.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="有变化时退出码为 1。 Exit 1 where something changed.")
    ] = False,
) -> None:
    """两个版本或草案之间改了哪些条款，谁受影响。 What changed between two versions or drafts, and whom it moves."""
    from kechuang.cli.difference_view import print_json, show_difference
    from kechuang.rules.difference import difference

    first, second = _laws(policy, old, new, draft or [], jurisdiction)
    changes = difference(first, second)
    impact = _impact(first, second, table, name_column, unit_default) if table else None
    if output:
        _write(output, impact)
    if as_json:
        print_json(first, second, changes, impact)
    else:
        show_difference(changes, impact, sys.stdout)
    if strict and (changes or (impact and impact.moved)):
        raise typer.Exit(1)


def _laws(policy: str, old: str | None, new: str | None, drafts: list[Path], where: str | None) -> tuple[Law, Law]:
    """The two laws: of two days; of a day and its draft; of two drafts. Raises BadInput."""
    from kechuang.cli.asked_policy import asked_day, asked_figures
    from kechuang.cli.plan_files import unreadable
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence
    from kechuang.policies import catalogue
    from kechuang.rules.drafts import with_draft

    if len(drafts) > 2 or (not drafts and new is None):
        raise BadInput(
            "usage.two_laws",
            Sentence("要比较的不是两个版本。", "There are not two laws to compare."),
            Sentence(
                "请给两个日期，或一个日期和一份草案，或两份草案。", "Give two days, a day and a draft, or two drafts."
            ),
        )
    code = catalogue()[policy].code
    day, then = asked_day(old, "DATE"), asked_day(new or old, "DATE")

    def law(on: object, path: Path | None) -> Law:
        among, figures = catalogue(), asked_figures(where)
        try:
            if path is not None and path.suffix == ".toml":
                path.read_bytes()
                figures = figures | asked_figures(str(path))
            elif path is not None:
                among = with_draft(path, among, code)
        except OSError as error:
            raise unreadable(path or Path(), error) from error
        return among.law(code, on, figures)  # type: ignore[arg-type]

    before = drafts[0] if len(drafts) == 2 else None
    return law(day, before), law(then, drafts[-1] if drafts else None)


def _impact(old: Law, new: Law, table: Path, name_column: str | None, unit_default: str) -> Impact:
    from kechuang.cli.plan_files import unreadable
    from kechuang.rules.bulk import BadCells
    from kechuang.rules.moved import impact
    from kechuang.rules.subjects import subjects_of
    from kechuang.rules.tables_in import open_table, scratch_folder

    with scratch_folder() as folder:
        try:
            opened = open_table(table, Path(folder))
        except OSError as error:
            raise unreadable(table, error) from error
        subjects = subjects_of(opened, (old, new), name_column, None if unit_default == "none" else unit_default)
        try:
            return impact(old, new, subjects)
        except BadCells as error:
            from kechuang.cli.commands.assess import list_bad

            list_bad(error.cells)
            raise


def _write(output: Path, impact: Impact | None) -> None:
    """The subjects that move, as a table; needs the table of subjects."""
    from kechuang.cli.commands.assess import writable_kind
    from kechuang.cli.output_file import new_file
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence
    from kechuang.rules.moved_table import moved_table
    from kechuang.rules.tables_out import write_table

    if impact is None:
        raise BadInput(
            "usage.table_needed",
            Sentence("-o 要写出受影响的对象，但没有给对象表。", "-o writes whom it moves, but no table is given."),
            Sentence("请用 --table 给出对象表。", "Give the subjects with --table."),
        )
    writable_kind(output)
    with new_file(output) as written:
        write_table(written, output.suffix.lower(), iter([moved_table(impact.moved)]))
