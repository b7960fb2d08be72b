"""A list on a page as a file to take away: exactly the rows shown, with what each column means."""

from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile
from typing import TypeVar
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase

from kechuang.registry.exporting.files import ENDINGS, FORMATS, MEDIA, write
from kechuang.registry.exporting.table import Column, Table

__all__ = ("FORMATS", "Column", "Table", "as_file", "as_large_file")

_Response = TypeVar("_Response", bound=HttpResponseBase)


def as_file(table: Table, form: str) -> HttpResponse:
    """The table as a download in one of FORMATS or `csvw` (what the columns of the csv mean); others are no page."""
    out = BytesIO()
    _written(table, form, out)
    return _named(HttpResponse(out.getvalue(), content_type=MEDIA[form]), table, form)


def as_large_file(table: Table, form: str) -> FileResponse:
    """The same for lists of any length: written to the disk first, and sent from there."""
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    _written(table, form, file)
    file.seek(0)
    return _named(FileResponse(file, content_type=MEDIA[form]), table, form)


def _written(table: Table, form: str, out: object) -> None:
    if form not in ENDINGS:
        raise Http404(form)
    write(table, form, out)  # type: ignore[arg-type]


def _named(response: _Response, table: Table, form: str) -> _Response:
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{table.name}.{ENDINGS[form]}')}"
    return response
