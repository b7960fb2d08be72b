"""The rows an import refused or left out, as an xlsx to correct and bring in again: as they came, with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from kechuang.kernel.later import pl
from kechuang.registry.exporting.files import write
from kechuang.registry.exporting.table import Column, Table
from kechuang.registry.importing.imports import Import
from kechuang.registry.importing.raw_rows import UNCOMPUTED
from kechuang.registry.importing.staging import MERGED

OUT = ("refused", "left_out")


def refused_table(job: Import) -> Table:
    """The table: its heads are the file's own, so that the same mapping reads it; the reasons stand behind."""
    heads = list(job.layout["heads"])
    columns = [Column(f"c{i}", head or f"#{i + 1}", _("原文件的列")) for i, head in enumerate(heads)]
    columns.append(Column("row_", _("原行号"), _("在原文件里的行号")))
    columns.append(Column("why", _("未导入的原因"), _("改正后可以直接重新导入这份表")))
    about = {_("内容"): _("“%(file)s”中没有导入的行") % {"file": job.file_name}}
    return Table(f"{job.kind}-{job.pk}-refused", about[_("内容")], about, columns, lambda: _rows(job))


def write_refused(job: Import, path: Path) -> None:
    """Write the table as xlsx."""
    with path.open("wb") as file:
        write(refused_table(job), "xlsx", file)


def _rows(job: Import) -> Iterator[dict[str, Any]]:
    for number in job.folder.numbers("plan"):
        plan = job.folder.read("plan", number)
        out = set(plan.filter(pl.col("verdict").is_in(OUT))["row"].to_list())
        late = job.folder.read("late", number) if number in set(job.folder.numbers("late")) else None
        cells = job.folder.read("cells", number)
        if late is not None:
            out |= set(late["row"].to_list())
            cells = pl.concat([cells, late])
        if not out:
            continue
        whys: dict[int, list[str]] = {}
        wrong = cells.filter(pl.col("row").is_in(list(out)) & pl.col("level").is_in(["refused", "doubt"]))
        for row, column, zh in wrong.select("row", "column", "zh").iter_rows():
            whys.setdefault(row, []).append(f"{column}：{zh}" if column and not zh.startswith(column) else zh)
        for values in job.folder.read("part", number).filter(pl.col("row").is_in(list(out))).iter_rows(named=True):
            row = values.pop("row")
            plain = {key: _plain(text) for key, text in values.items()}
            yield plain | {"row_": row, "why": "；".join(dict.fromkeys(whys.get(row, [])))}


def _plain(text: str | None) -> str | None:
    return text.replace(MERGED, "").replace(UNCOMPUTED, "") if text else text
