"""PDF files with a text layer: the printed pages as the paragraphs and tables they were before printing.

`glyphs.py` takes characters with their places from the page, `rows.py` sets them in printed lines, `columns.py` finds
the reading order, `tables.py` ruled tables, `flow.py` the paragraphs. Text that is only a picture is not read.
"""

from __future__ import annotations

import re
from threading import Lock
from typing import Any

from kechuang.plans.opening import refusals
from kechuang.plans.opening.pdf.columns import in_reading_order
from kechuang.plans.opening.pdf.flow import Item, paragraphs_of, without_page_marks
from kechuang.plans.opening.pdf.glyphs import Glyph, glyphs_of, has_picture
from kechuang.plans.opening.pdf.rows import rows_of
from kechuang.plans.opening.pdf.tables import RuledPages

_ONE_AT_A_TIME = Lock()
"""PDFium is not safe to call from two threads."""
_UNMAPPED = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_MOST_UNMAPPED = 0.3
_FEWEST_PER_PAGE = 5


def text_of(data: bytes, name: str) -> str:
    """A paragraph a line, a table row a line with tabs between cells. Raises BadDocument."""
    with _ONE_AT_A_TIME:
        return _text_of(data, name)


def _text_of(data: bytes, name: str) -> str:
    import pypdfium2
    from pypdfium2 import raw

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise refusals.encrypted(name) from error
        raise refusals.damaged(name, str(error)) from error
    try:
        if len(pdf) == 0:
            raise refusals.damaged(name, "no pages")
        pages = _pages(pdf, name)
        _check_text_layer(pages, name)
        ruled = RuledPages(data)
        items: list[Item] = []
        for number, (page, glyphs) in enumerate(pages):
            items += _items(page, number, glyphs, ruled)
        return "\n".join(paragraphs_of(without_page_marks(items)))
    finally:
        pdf.close()


_Pages = list[tuple[Any, list[Glyph]]]


def _pages(pdf: Any, name: str) -> _Pages:
    """The pages (pypdfium2), each with its characters."""
    import pypdfium2

    try:
        return [(page, glyphs_of(page)) for page in pdf]
    except pypdfium2.PdfiumError as error:
        raise refusals.damaged(name, str(error)) from error


def _check_text_layer(pages: _Pages, name: str) -> None:
    """Refuse a scan, an empty document, and fonts that do not tell their characters."""
    text = "".join(glyph.char for _, glyphs in pages for glyph in glyphs)
    pictures = sum(len(glyphs) < _FEWEST_PER_PAGE and has_picture(page) for page, glyphs in pages)
    if pictures > len(pages) / 2:
        raise refusals.scanned(name, pictures)
    if not text:
        raise refusals.empty(name)
    if len(_UNMAPPED.findall(text)) > _MOST_UNMAPPED * len(text):
        raise refusals.unmapped(name)


def _items(page: Any, number: int, glyphs: list[Glyph], ruled: RuledPages) -> list[Item]:
    """Printed lines and tables of a page from top to bottom; columns one after the other."""
    tables = ruled.tables(page, number)
    loose = [glyph for glyph in glyphs if not any(table.holds(glyph) for table in tables)]
    items = [Item(number, part, row) for part, row in in_reading_order(rows_of(loose))]
    for table in tables:
        inside = [glyph for glyph in glyphs if table.holds(glyph)]
        place = next((i for i, item in enumerate(items) if item.row.top > table.top), len(items))
        items[place:place] = [Item(number, -1, row, is_table=True) for row in table.rows(inside)]
    return items
