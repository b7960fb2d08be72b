"""`kechuang export`: the records of a kind as a file, as of any pair of moments, with what every column means."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Form(StrEnum):
    """The forms there are."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="记录种类，如 yearlyreturn。 The kind of records.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="写到哪个文件。 Where to.")],
    as_of: Annotated[str, typer.Option(metavar="DAY", help="世界时点，默认今天。 True on that day.")] = "",
    known: Annotated[str, typer.Option(metavar="INSTANT", help="知悉时点，默认此刻。 Known at that instant.")] = "",
    form: Annotated[Form | None, typer.Option("--format", help="格式，默认看扩展名。 The form.")] = None,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> None:
    """导出一类记录（csv、xlsx、parquet、json）。 Export the records of a kind."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.cli.output_file import new_file
    from kechuang.kernel.sentences import Sentence, terminal_language

    open_existing(home)
    from kechuang.registry.asof import AsOf
    from kechuang.registry.exporting.files import ENDINGS, write
    from kechuang.registry.exporting.of_kind import kind_table
    from kechuang.registry.importing.state import kind_of

    table = kind_table(kind_of(kind), AsOf.asked(as_of, known), None)
    chosen = form.value if form else output.suffix.removeprefix(".").lower()
    with new_file(output) as written, written.open("wb") as file:
        write(table, chosen, file)
    told = [str(output)]
    if chosen == "csv":  # no room for definitions in the file itself
        beside = output.with_name(f"{output.name.removesuffix('.csv')}.{ENDINGS['csvw']}")
        with new_file(beside) as written, written.open("wb") as file:
            write(table, "csvw", file)
        told.append(str(beside))
    rows = list(table.about.values())[-1]
    print(Sentence(f"{rows} 行 → {'、'.join(told)}", f"{rows} rows → {', '.join(told)}").within(terminal_language()))
