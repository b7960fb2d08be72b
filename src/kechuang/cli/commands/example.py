"""`kechuang example`: the invented city of any size as tables, or loaded into a data folder, or withdrawn from it."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kechuang.examples.parameters import Example


class Form(StrEnum):
    """The formats to choose from."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("example")(example)


def example(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="写成表格的文件夹。 Folder for the tables.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="表格格式。 Kind of table.")] = Form.CSV,
    seed: Annotated[int | None, typer.Option(min=0, help="种子：同样的种子同样的城市。 Same seed, same city.")] = None,
    enterprises: Annotated[int | None, typer.Option(help="企业数，至多 120 万。 Number of enterprises.")] = None,
    years: Annotated[str, typer.Option(metavar="A-B", help="哪些年。 Which years.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="截至哪一天。 The last day told of.")] = "",
    load: Annotated[bool, typer.Option("--load", help="载入数据目录。 Load it into the data folder.")] = False,
    beside: Annotated[bool, typer.Option("--beside", help="与真实记录并存。 Load beside real records.")] = False,
    withdraw: Annotated[str, typer.Option(metavar="REASON", help="撤下示例数据，写明理由。 Withdraw it.")] = "",
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
) -> None:
    """生成虚构城市明湖市的示例数据。 The invented city: its records as tables, or in a data folder."""
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence

    if sum((output is not None, load, bool(withdraw))) != 1:
        raise BadInput(
            "usage.example",
            Sentence("请选择一项：写成表格、载入或撤下。", "Choose one: write tables, load or withdraw."),
            Sentence("-o 文件夹，或 --load，或 --withdraw 理由。", "Give -o FOLDER, or --load, or --withdraw REASON."),
        )
    if withdraw:
        _withdraw(home, withdraw, as_json)
    elif load:
        _load(home, _asked(seed, enterprises, years, until, through=False), beside, as_json)
    elif output is not None:
        _write(_asked(seed, enterprises, years, until, through=True), output, form.value, as_json)


def _asked(seed: int | None, enterprises: int | None, years: str, until: str, *, through: bool) -> Example:
    """The city asked for; without a day it is told until today, or `through`: until a year after its last."""
    import re
    from datetime import date

    from kechuang.examples import parameters
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence

    given = re.fullmatch(r"(\d{4})\s*[-—–]\s*(\d{4})", years.strip()) if years else None
    if years and not given:
        raise BadInput(
            "usage.years",
            Sentence(f"“{years}”不是起止年份。", f"“{years}” are no years."),
            Sentence("请写成 2021-2025。", "Write 2021-2025."),
        )
    span = (int(given[1]), int(given[2])) if given else parameters.YEARS
    try:
        day = date.fromisoformat(until) if until else date(span[1] + 1, 12, 31) if through else date.today()
    except ValueError as error:
        raise BadInput(
            "usage.until",
            Sentence(f"“{until}”不是日期。", f"“{until}” is not a date."),
            Sentence("请写成 2026-06-30。", "Write it as 2026-06-30."),
        ) from error
    return parameters.Example(
        parameters.SEED if seed is None else seed,
        parameters.ENTERPRISES if enterprises is None else enterprises,
        span,
        day,
    )


def _write(asked: Example, folder: Path, form: str, as_json: bool) -> None:
    from kechuang.cli.models_only import models_only
    from kechuang.cli.progress import Progress
    from kechuang.kernel.sentences import Sentence, terminal_language

    models_only()
    from kechuang.examples.city import KINDS, blocks_of
    from kechuang.registry.example_tables import write_example

    with Progress(len(KINDS) * len(blocks_of(asked))) as progress:
        rows = write_example(asked, folder, form, at=progress.at)
    if as_json:
        print(json.dumps({"example": asked.as_json(), "folder": str(folder), "rows": rows}, ensure_ascii=False))
        return
    total = sum(rows.values())
    zh, en = f"示例数据 {total:,} 行 → {folder}", f"{total:,} rows of example data → {folder}"
    print(Sentence(zh, en).within(terminal_language()))


def _load(home: Path | None, asked: Example, beside: bool, as_json: bool) -> None:
    from kechuang.cli.existing_home import open_existing
    from kechuang.cli.progress import Progress
    from kechuang.kernel.sentences import Sentence, terminal_language

    open_existing(home)
    from kechuang.cli.example_city import load_city
    from kechuang.examples.city import KINDS, blocks_of

    with Progress(len(KINDS) * len(blocks_of(asked))) as progress:
        loaded = load_city(asked, beside=beside, at=progress.at)
    if as_json:
        told = {"example": asked.as_json(), "rows": loaded.rows, "already": loaded.already}
        print(json.dumps(told, ensure_ascii=False))
        return
    zh, en = f"示例记录 {loaded.rows:,} 条", f"{loaded.rows:,} example records"
    if loaded.already:
        zh, en = f"{zh}，此前已载入", f"{en}, loaded before"
    print(Sentence(zh, en).within(terminal_language()))


def _withdraw(home: Path | None, reason: str, as_json: bool) -> None:
    from kechuang.cli.existing_home import open_existing
    from kechuang.kernel.sentences import Sentence, terminal_language

    open_existing(home)
    from kechuang.cli.example_city import withdraw_city

    closed = withdraw_city(reason)
    if as_json:
        print(json.dumps({"withdrawn": closed}))
        return
    told = Sentence(f"已撤下示例记录 {closed:,} 条", f"{closed:,} example records are withdrawn")
    print(told.within(terminal_language()))
