"""`kechuang assess`: a whole table of subjects against a policy, every row with its reasons."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kechuang.cli.asked_policy import AcceptedOption, JurisdictionOption, OnOption, PolicyArgument, asked_law

if TYPE_CHECKING:
    import polars as pl

    from kechuang.rules.bulk import Assessment
    from kechuang.rules.cells import BadCell

_SHOWN = 20


class EngineName(StrEnum):
    """The engines to choose from."""

    POLARS = "polars"
    DUCKDB = "duckdb"
    SPARK = "spark"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("assess")(assess)


def assess(
    policy: PolicyArgument,
    table: Annotated[
        Path | None,
        typer.Argument(metavar="TABLE", help="对象表（csv、xlsx、parquet），单位写在表头。 A table of subjects."),
    ] = None,
    on: OnOption = None,
    accepted: AcceptedOption = None,
    jurisdiction: JurisdictionOption = None,
    engine: Annotated[EngineName, typer.Option(help="计算引擎。 What works it out.")] = EngineName.POLARS,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="结果表，默认“表名-政策”。 The result.")
    ] = None,
    unit_default: Annotated[
        str, typer.Option(metavar="UNIT", help="表头没写单位的金额用什么单位。 Unit of money whose head has none.")
    ] = "none",
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="读不出的行另存，其余照算。 Set bad rows apart, assess the rest.")
    ] = False,
    registry: Annotated[
        bool, typer.Option("--registry", help="不用文件，判定登记的全部对象。 All there are in the registry.")
    ] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="统计输出 JSON。 Print the counts as JSON.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="有行不是“是”时退出码为 1。 Exit 1 unless every row says yes.")
    ] = False,
) -> None:
    """整表判定：每行结论、各条件、得分、金额、缺什么。 Assess a table, every row with its reasons."""
    from kechuang.rules.flat_memory import keep_memory_flat

    keep_memory_flat()
    from kechuang.cli.plan_files import unreadable
    from kechuang.rules.bulk import Assessment, BadCells
    from kechuang.rules.heads import read_heads
    from kechuang.rules.tables_in import open_table, scratch_folder

    law = asked_law(policy, on, accepted, jurisdiction)
    _one_of(table, registry)
    if table is None:
        from kechuang.cli.registry_assessment import assess_registry

        output = output or Path(f"{law.policy.code}-{law.day}.csv")
        writable_kind(output)
        counts = assess_registry(law, output, home, as_json=as_json)
        if strict and (counts.no or counts.unknown):
            raise typer.Exit(1)
        return
    output = output or table.with_name(f"{table.stem}-{law.policy.code}{table.suffix}")
    writable_kind(output)
    with scratch_folder() as folder:
        try:
            opened = open_table(table, Path(folder))
        except OSError as error:
            raise unreadable(table, error) from error
        heads = read_heads(opened.heads, law.facts, None if unit_default == "none" else unit_default)
        _tell_heads(heads.likely, bool(heads.columns), law.policy.code)
        assessment = Assessment(law, heads, skip_bad=skip_bad)
        try:
            _write(assessment, opened, engine.value, Path(folder), output)
        except BadCells as error:
            list_bad(error.cells)
            raise
    _report(assessment, output, as_json)
    tally = assessment.tally
    if strict and (tally.no or tally.unknown or tally.skipped):
        raise typer.Exit(1)


def _one_of(table: Path | None, registry: bool) -> None:
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence

    if (table is None) != registry:
        raise BadInput(
            "usage.table_or_registry",
            Sentence("请给出对象表，或用 --registry 判定登记的对象，二者取一。", "Give a table or --registry."),
            Sentence("如 kechuang assess hnte 企业.xlsx。", "For example: kechuang assess hnte firms.xlsx."),
        )


def _write(assessment: Assessment, opened: Any, engine: Any, folder: Path, output: Path) -> None:
    """The result to its file and the rows set apart to another; both appear only when all is done."""
    from kechuang.cli.output_file import new_file
    from kechuang.cli.progress import Progress
    from kechuang.rules.tables_in import BATCH
    from kechuang.rules.tables_out import write_table

    apart = set_apart_name(output)
    kind = output.suffix.lower()
    with Progress(opened.rows // BATCH + 1) as progress, new_file(output) as written:

        def told(rows: int) -> None:
            progress.at(f"{rows:,}")

        results = assessment.run(opened, engine, folder, told, worded=kind != ".parquet")
        bad: list[Path] = []
        write_table(written, kind, _collecting(results, assessment, bad, folder))
        if bad:
            import polars as pl

            with new_file(apart) as other:
                write_table(other, kind, map(pl.read_parquet, bad))


def _collecting(
    results: Iterator[pl.DataFrame], assessment: Assessment, bad: list[Path], folder: Path
) -> Iterator[pl.DataFrame]:
    """The results as they come; rows set apart wait in files of the folder, so that they fill no memory."""

    def put_aside() -> None:
        for rows in assessment.take_set_apart():
            bad.append(folder / f"apart-{len(bad)}.parquet")
            rows.write_parquet(bad[-1])

    for batch in results:
        put_aside()
        yield batch
    put_aside()


def set_apart_name(output: Path) -> Path:
    """Where rows that cannot be read are written."""
    return output.with_name(f"{output.stem}-读不出{output.suffix}")


def writable_kind(output: Path) -> None:
    """Refuse a file whose ending is no kind of table. Raises BadInput."""
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence
    from kechuang.rules.tables_in import KINDS

    if output.suffix.lower() not in KINDS:
        raise BadInput(
            "output.kind",
            Sentence(f"不能写出“{output.suffix}”格式。", f"Cannot write the kind “{output.suffix}”."),
            Sentence("请用 .csv、.xlsx 或 .parquet。", "Use .csv, .xlsx or .parquet."),
            path=str(output),
        )


def _tell_heads(likely: tuple[tuple[str, str], ...], any_fact: bool, policy: str) -> None:
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence, terminal_language

    if not any_fact:
        raise BadInput(
            "table.no_fact",
            Sentence("表头里没有一列是这项政策所需的事实。", "No column of the table holds a fact of this policy."),
            Sentence(f"用 kechuang policy template {policy} 取得表头。", f"See `kechuang policy template {policy}`."),
        )
    for head, near in likely:
        told = Sentence(
            f"“{head}”列未被识别，照原样保留；是否指“{near}”？",
            f"Column “{head}” is passed on as it is; did you mean “{near}”?",
        )
        print(told.within(terminal_language()), file=sys.stderr)


def list_bad(cells: list[BadCell]) -> None:
    """Every bad cell in a line on standard error."""
    from kechuang.kernel.sentences import Sentence, terminal_language

    for cell in cells:
        zh, en = f"{cell.cell} {cell.reason.zh}", f"{cell.cell}: {cell.reason.en}"
        print(Sentence(zh, en).within(terminal_language()), file=sys.stderr)


def _report(assessment: Assessment, output: Path, as_json: bool) -> None:
    from kechuang.kernel.sentences import Sentence, terminal_language

    tally, apart = assessment.tally, set_apart_name(output)
    if as_json:
        told = {"yes": tally.yes, "no": tally.no, "unknown": tally.unknown, "skipped": tally.skipped}
        files = {"output": str(output), "set_apart": str(apart) if tally.skipped else None}
        bad = [
            {
                "row": c.row,
                "column": c.column,
                "cell": c.cell,
                "value": c.value,
                "reason": c.reason.zh,
                "reason_en": c.reason.en,
            }
            for c in tally.bad
        ]
        print(json.dumps(told | files | {"bad": bad}, ensure_ascii=False))
        return
    zh = f"是 {tally.yes}  否 {tally.no}  待定 {tally.unknown}  → {output}"
    en = f"yes {tally.yes}  no {tally.no}  unknown {tally.unknown}  → {output}"
    print(Sentence(zh, en).within(terminal_language()))
    if tally.skipped:
        list_bad(tally.bad[:_SHOWN])
        zh, en = f"{tally.skipped} 行读不出，另存于 {apart}", f"{tally.skipped} rows set apart in {apart}"
        print(Sentence(zh, en).within(terminal_language()), file=sys.stderr)
