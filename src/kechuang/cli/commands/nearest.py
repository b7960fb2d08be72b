"""`kechuang nearest`: which enterprises are nearest to a certificate, what each needs, and by when."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kechuang.kernel.sentences import Sentence

if TYPE_CHECKING:
    from kechuang.indicators.nearness.kept import NearRun

_HEADS = {
    "fails": Sentence("不符合：", "fails: "),
    "steps": Sentence("最省的办法：", "cheapest way: "),
    "needed": Sentence("还须评得：", "still to be scored: "),
    "tell": Sentence("先补资料：", "tell first: "),
    "assumed": Sentence("待确认：", "to confirm: "),
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("nearest")(nearest)


def nearest(
    policy: Annotated[str, typer.Argument(metavar="POLICY", help="认定办法，如 hnte。 The policy.")] = "hnte",
    place: Annotated[str, typer.Option(metavar="CODE", help="行政区划代码，默认当前规划的地区。 A division.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", metavar="DAY", help="测算日期，默认今天。 The day.")] = "",
    most: Annotated[int, typer.Option("--most", min=1, help="列出多少家。 How many to list.")] = 20,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="写成 csv、xlsx、parquet 或 json。 A file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """测算哪些企业离认定最近、还差什么、最早何时。 Which enterprises are nearest to a certificate. 1 where none is."""
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.cli.progress import Progress
    from kechuang.indicators.actions.reckon_near import reckon_near
    from kechuang.indicators.nearness.tables import as_row, near_table
    from kechuang.registry.asof import AsOf
    from kechuang.supervision.held import division_of
    from kechuang.supervision.queries import current_plan

    asof = AsOf.asked(as_of)
    plan = current_plan()
    where = place or (division_of(plan, asof.known) if plan else "")
    with Progress(1) as bar:
        run = reckon_near(policy, where, asof, None, lambda done, of: bar.reach(done, of, policy))
    rows = list(run.found.exclude(group="far"))
    if output is not None:
        _write(near_table(run, rows), output)
    elif as_json:
        told = {"scheme": run.scheme, "place": run.place, "valid": run.valid.isoformat(), "counts": run.counts}
        told |= {"taking_up": run.taking_up, "enterprises": [as_row(one) for one in rows[:most]]}
        print(json.dumps(told, ensure_ascii=False, indent=1, default=str))
    else:
        _show(run, most)
    return 0 if rows else 1


def _write(table: object, output: Path) -> None:
    from kechuang.cli.output_file import new_file
    from kechuang.registry.exporting.files import ENDINGS, write

    form = next((form for form, ending in ENDINGS.items() if output.name.endswith(f".{ending}")), "csv")
    with new_file(output) as path, path.open("wb") as out:
        write(table, form, out)  # type: ignore[arg-type]


def _show(run: NearRun, most: int) -> None:
    from kechuang.indicators.nearness.tables import GROUP_WORDS, as_row
    from kechuang.kernel.sentences import terminal_language

    language = terminal_language()
    counts = "，".join(
        f"{GROUP_WORDS[group].within(language)} {run.counts[group]}" for group in GROUP_WORDS if run.counts.get(group)
    )
    print(f"{run.scheme} {run.valid}  {run.asked}  {counts}")
    for one in run.found.exclude(group="far")[:most]:
        row = as_row(one)
        print(f"{row['place']:>4}  {one.name}  {row['township']}  {GROUP_WORDS[one.group].within(language)}", end="")
        print(f"  {one.chance:.0%}" if one.group == "open" else "", f"  {one.ready}" if one.ready else "", sep="")
        for key in ("fails", "steps", "needed", "tell", "assumed"):
            if row[key]:
                print(f"        {_HEADS[key].within(language)}{row[key]}")
