"""A list on a page as a file to take away: csv, xlsx or json of exactly the rows shown, with what each column means."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

FORMATS = ("xlsx", "csv", "json")
_MIME = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that begins so; a plan's words and a searcher's words must stay words."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key in json, the heading people read, and the definition."""

    key: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to take away. `about` tells what they are (the plan, the filter), label by label."""

    name: str
    title: str
    about: Mapping[str, str]
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Any]]


def as_file(table: Table, form: str) -> HttpResponse:
    """The table as a download in one of FORMATS; any other form is no page."""
    writers = {"csv": _csv, "xlsx": _xlsx, "json": _json}
    if form not in writers:
        raise Http404(form)
    response = HttpResponse(writers[form](table), content_type=_MIME[form])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{table.name}.{form}')}"
    return response


def _cells(table: Table) -> Iterable[list[Any]]:
    return ([row.get(column.key) for column in table.columns] for row in table.rows)


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    if isinstance(value, Decimal):
        return _number(value)
    return "" if value is None else value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _csv(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.label for column in table.columns])
    for cells in _cells(table):
        writer.writerow([_harmless(_text(cell)) for cell in cells])
    return out.getvalue().encode("utf-8-sig")  # the mark lets spreadsheets open Chinese without asking


def _json(table: Table) -> bytes:
    def plain(value: Any) -> Any:
        return _number(value) if isinstance(value, Decimal) else str(value)

    content = {
        "title": table.title,
        "about": dict(table.about),
        "columns": [{"key": c.key, "label": c.label, "definition": c.definition} for c in table.columns],
        "rows": [{c.key: row.get(c.key) for c in table.columns} for row in table.rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=plain).encode()


def _xlsx(table: Table) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)

    def sheet(title: str, header: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int]) -> None:
        page = book.create_sheet(title)
        page.freeze_panes = "A2"
        for number, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(number)].width = width

        def cell(value: Any, bold: bool = False) -> WriteOnlyCell:
            made = WriteOnlyCell(page, value=value)
            if isinstance(value, str):
                made.data_type = "s"  # text stays text, even when it begins like a formula
                made.alignment = Alignment(wrap_text=True, vertical="top")
            if bold:
                made.font = Font(bold=True)
            return made

        page.append([cell(label, bold=True) for label in header])
        for row in rows:
            page.append([cell(_text(value)) for value in row])

    shown = [[_text(value) for value in cells] for cells in _cells(table)]
    widths = [
        min(60, max([_width(c.label), *(_width(str(row[i])) for row in shown)]) + 2)
        for i, c in enumerate(table.columns)
    ]
    sheet(_("数据"), [c.label for c in table.columns], shown, widths)
    notes = [*table.about.items(), ("", ""), *((c.label, c.definition) for c in table.columns)]
    sheet(_("说明"), [_("项目"), _("说明")], notes, [24, 80])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _width(text: str) -> int:
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)
