"""Writing a table as csv, xlsx, parquet or JSON, row by row; definitions travel in the file or, for csv, beside it.

csv      no room for definitions: `csvw` is the sidecar, after W3C's Metadata Vocabulary for Tabular Data
xlsx     a second sheet                    parquet  metadata of the file under the key `kechuang`
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.exporting.table import Column, Table

FORMATS = ("xlsx", "csv", "parquet", "json")
"""Forms in which a list can be taken away; `csvw` besides, which describes a csv."""
ENDINGS = {**{form: form for form in FORMATS}, "csvw": "csv-metadata.json"}
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "csvw": "application/csvm+json; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_IN_XLSX = 1_048_575
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that begins so; a plan's words and a searcher's words must stay words."""
_BATCH = 20_000
_XSD = {"whole": "integer", "decimal": "decimal", "truth": "boolean", "day": "date"}


def write(table: Table, form: str, out: BinaryIO) -> None:
    """Write the table. Raises BadInput for a form there is not, and for more rows than an xlsx can hold."""
    writers: dict[str, Callable[[Table, BinaryIO], None]] = {
        "csv": _csv,
        "csvw": _csvw,
        "json": _json,
        "parquet": _parquet,
        "xlsx": _xlsx,
    }
    if form not in writers:
        raise BadInput(
            "export.format",
            Sentence(f"不能导出“{form}”格式。", f"Cannot export as “{form}”."),
            Sentence("请用 xlsx、csv、parquet 或 json。", "Use xlsx, csv, parquet or json."),
            format=form,
        )
    writers[form](table, out)


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else value


def _number(value: Decimal) -> int | float | str:
    """A number a spreadsheet can hold exactly, else its digits as text."""
    if value == value.to_integral_value():
        return int(value)
    return float(value) if len(value.as_tuple().digits) <= 15 else f"{value:f}"


def _head(column: Column) -> str:
    return f"{column.label}（{column.unit}）" if column.unit else column.label


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _csv(table: Table, out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")  # the mark lets spreadsheets open Chinese at once
    writer = csv.writer(text)
    writer.writerow([_head(column) for column in table.columns])
    for cells in table.cells():
        writer.writerow([_plain_number(c) if isinstance(c, Decimal) else _harmless(_text(c)) for c in cells])
    text.flush()
    text.detach()


def _plain_number(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _csvw(table: Table, out: BinaryIO) -> None:
    said = table.described()
    columns = [
        {"name": c.key, "titles": _head(c), "dc:description": c.definition}
        | ({"datatype": _XSD[c.shape]} if c.shape in _XSD else {})
        | ({"schema:unitText": c.unit} if c.unit else {})
        for c in table.columns
    ]
    content = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": f"{table.name}.csv",
        "dc:title": said["title"],
        "notes": [{"label": label, "value": value} for label, value in said["about"].items()],
        "tableSchema": {"columns": columns},
    }
    out.write(json.dumps(content, ensure_ascii=False, indent=1).encode())


def _json(table: Table, out: BinaryIO) -> None:
    def plain(value: Any) -> Any:
        return _number(value) if isinstance(value, Decimal) else str(value)

    head = json.dumps(table.described(), ensure_ascii=False, indent=1)
    out.write(head[:-2].encode() + b',\n "rows": [')
    keys = [c.key for c in table.columns]
    between = b"\n  "
    for cells in table.cells():
        row = json.dumps(dict(zip(keys, cells, strict=True)), ensure_ascii=False, default=plain)
        out.write(between + row.encode())
        between = b",\n  "
    out.write(b"\n ]\n}")


def _xlsx(table: Table, out: BinaryIO) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    cells = iter(table.cells())
    first = [[_text(value) for value in row] for row in islice(cells, 200)]
    heads = [_head(c) for c in table.columns]
    widths = [min(60, max([_width(h), *(_width(str(row[i])) for row in first)]) + 2) for i, h in enumerate(heads)]
    _sheet(book, _("数据"), heads, chain(first, ([_text(value) for value in row] for row in cells)), widths)
    notes = [*table.about.items(), ("", ""), *((_head(c), c.definition) for c in table.columns)]
    _sheet(book, _("说明"), [_("项目"), _("说明")], notes, [24, 80])
    book.save(out)


def _sheet(book: Any, title: str, header: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(title)
    page.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)

    def cell(value: Any, heading: bool = False) -> Any:
        if not isinstance(value, str) or not value:
            return value
        plain = not heading and len(value) <= 40 and not value.startswith(_FORMULA) and "\n" not in value
        value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_767]
        if plain:
            return value
        made = WriteOnlyCell(page, value=value)
        made.data_type = "s"  # text stays text, even when it begins like a formula
        made.alignment = wrapped
        if heading:
            made.font = bold
        return made

    page.append([cell(label, heading=True) for label in header])
    for number, row in enumerate(rows, 1):
        if number > MOST_IN_XLSX:
            raise BadInput(
                "export.too_long",
                Sentence("xlsx最多容纳1048575行。", "An xlsx table holds 1,048,575 rows at most."),
                Sentence("请导出为csv或parquet。", "Export it as csv or parquet."),
            )
        page.append([cell(value) for value in row])


def _width(text: str) -> int:
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)


def _parquet(table: Table, out: BinaryIO) -> None:
    told = {"kechuang": json.dumps(table.described(), ensure_ascii=False)}
    pl.concat(list(_frames(table)), rechunk=False).write_parquet(out, compression="zstd", metadata=told)


def _frames(table: Table) -> Iterator[pl.DataFrame]:
    """The rows in batches of typed columns; a column without a shape is text unless all its values are numbers."""
    rows = iter(table.cells())
    first = list(islice(rows, _BATCH))
    shapes = _types()
    types = [shapes[c.shape] if c.shape else _guessed([row[i] for row in first]) for i, c in enumerate(table.columns)]
    batch = first
    while True:
        yield pl.DataFrame(
            [
                pl.Series(c.key, [_typed(row[i], types[i]) for row in batch], dtype=types[i], strict=False)
                for i, c in enumerate(table.columns)
            ]
        )
        batch = list(islice(rows, _BATCH))
        if not batch:
            return


def _types() -> dict[str, Any]:
    """The column type of each shape."""
    whole = {"text": pl.String, "whole": pl.Int64, "truth": pl.Boolean, "day": pl.Date}
    return whole | {"decimal": pl.Decimal(38, 6)}


def _guessed(values: Sequence[Any]) -> Any:
    said = [v for v in values if v is not None]
    if said and all(isinstance(v, bool) for v in said):
        return pl.Boolean
    if said and all(isinstance(v, int) and not isinstance(v, bool) for v in said):
        return pl.Int64
    if said and all(isinstance(v, int | Decimal) and not isinstance(v, bool) for v in said):
        return pl.Decimal(38, 6)
    return pl.String


def _typed(value: Any, kind: Any) -> Any:
    if value is None:
        return None
    if kind == pl.String:
        text = _text(value)
        return text if isinstance(text, str) else str(text)
    if kind == pl.Date and isinstance(value, str):
        return date.fromisoformat(value)
    return value
