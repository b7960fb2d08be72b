"""`kechuang undetermined`: the figures nobody has found, and how many subjects each leaves undecided.

Counted over a table where one is given, else taken from the last nightly run of the data folder.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kechuang.cli.asked_policy import JurisdictionOption, OnOption
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import terminal_language

if TYPE_CHECKING:
    from kechuang.rules.undetermined import Blocked


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
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="有这样的数值时退出码为 1。 Exit 1 where any is.")] = False,
) -> None:
    """尚无官方数值的参数，卡住多的在前。 Figures nobody has found, those first that block most."""
    from kechuang.policies import catalogue
    from kechuang.policies.jurisdictions import divisions_with_figures, jurisdictions
    from kechuang.policies.jurisdictions.signed import places
    from kechuang.rules.undetermined import undetermined as found_open

    blocked, opened = None, False
    if table:
        blocked = _blocked(table, on, jurisdiction, None if unit_default == "none" else unit_default)
    else:
        blocked, opened = _last_night(home)
    found = found_open(catalogue(), divisions_with_figures(places() if opened else jurisdictions()), blocked)
    if as_json:
        from kechuang.rules.as_json import undetermined as told

        print(json.dumps([told(one) for one in found], ensure_ascii=False, indent=1))
    else:
        from kechuang.cli.undetermined_view import show_undetermined

        show_undetermined(found, sys.stdout)
    if strict and found:
        raise typer.Exit(1)


def _last_night(home: Path | None) -> tuple[dict[str, Blocked] | None, bool]:
    """What the last nightly run counted; None, told on stderr, where there is none. And whether a folder is open."""
    from kechuang.cli.existing_home import open_existing

    run, opened = None, False
    try:
        open_existing(home)
    except (BadInput, Conflict):  # the list can be told without it
        if home:
            raise
    else:
        from kechuang.entitlements.blocked import blocked_now

        opened = True
        run, blocked = blocked_now()
    zh = terminal_language() == "zh"
    if run is None:
        said = "还没有测算过（kechuang run-policies），卡住多少对象未知，按涉及的政策排序。"
        told = "No nightly run yet (kechuang run-policies): whom each blocks is unknown; sorted by policies."
        print(said if zh else told, file=sys.stderr)
        return None, opened
    print(f"按{run.valid}的测算计数。" if zh else f"Counted by the run of {run.valid}.", file=sys.stderr)
    return blocked, opened


def _blocked(table: Path, on: str | None, jurisdiction: str | None, unit_default: str | None) -> dict[str, Blocked]:
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
