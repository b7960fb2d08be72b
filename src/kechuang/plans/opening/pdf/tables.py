"""Tables drawn with ruled lines: their cells are found by the lines, their text by the characters inside."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from kechuang.plans.opening.pdf.glyphs import Glyph
from kechuang.plans.opening.pdf.rows import Row, rows_of

_THIN = 3.0
_LONG = 12.0
_BETWEEN_LATIN = ("", " ")
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points, as the page is shown."""


@dataclass(slots=True)
class RuledTable:
    """A table of at least two rows and two columns. A cell is None where another one spans its place."""

    box: Box
    cells: list[list[Box | None]]

    @property
    def top(self) -> float:
        """Height of its upper edge."""
        return self.box[1]

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of the character lies in the table."""
        return _inside(glyph, self.box)

    def rows(self, glyphs: Sequence[Glyph]) -> list[Row]:
        """A row of text for each row of the table that has any, tabs between cells."""
        found = []
        for cells in self.cells:
            places = [_text([g for g in glyphs if _inside(g, cell)]) if cell else "" for cell in cells]
            if not any(places):
                continue
            alone = sum(map(bool, places)) == 1 and places[0]
            top = min(cell[1] for cell in cells if cell)
            text = places[0] if alone else "\t".join(places)
            found.append(Row(text, self.box[0], self.box[2], top, top, 0.0))
        return found


class RuledPages:
    """Finds the ruled tables of a document's pages; the slow library is opened for pages with ruled lines only."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: Any = None

    def tables(self, page: Any, number: int) -> list[RuledTable]:
        """The tables of page `number` (pypdfium2 page), from top to bottom."""
        if not _has_grid(page):
            return []
        tables: list[RuledTable] = []
        # The second library is stricter than the first; where it gives up, the text is still there without its table.
        with suppress(Exception):
            tables = self._found(number)
        return sorted(tables, key=lambda table: table.top)

    def _found(self, number: int) -> list[RuledTable]:
        import pdfplumber

        logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every oddity of every font
        if self._pdf is None:
            self._pdf = pdfplumber.open(BytesIO(self._data))
        page = self._pdf.pages[number]
        lines = page.filter(_is_rule)
        found = []
        for table in lines.find_tables():
            cells = [list(row.cells) for row in table.rows]
            if len(cells) >= 2 and max(sum(cell is not None for cell in row) for row in cells) >= 2:
                found.append(RuledTable(table.bbox, cells))
        page.close()
        return found


def _is_rule(thing: dict[str, Any]) -> bool:
    """Whether a drawn thing can be a ruled line: boxes filled to paint a background are not."""
    if thing["object_type"] == "rect":
        return bool(thing.get("stroke")) or min(thing["width"], thing["height"]) <= _THIN
    return thing["object_type"] in ("line", "curve")


def _has_grid(page: Any) -> bool:
    """Whether the page has at least two level and two upright lines, or boxes of lines."""
    from pypdfium2 import raw

    level, upright = set(), set()
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, low, right, high = thing.get_bounds()
        if high - low <= _THIN and right - left >= _LONG:
            level.add(round(low))
        elif right - left <= _THIN and high - low >= _LONG:
            upright.add(round(left))
        elif right - left >= _LONG and high - low >= _LONG and _is_drawn(thing):
            level |= {round(low), round(high)}
            upright |= {round(left), round(right)}
    return len(level) >= 2 and len(upright) >= 3


def _is_drawn(thing: Any) -> bool:
    """Whether the outline of a path is drawn; backgrounds are only filled."""
    from ctypes import c_int

    from pypdfium2 import raw

    fill, stroke = c_int(), c_int()
    return bool(raw.FPDFPath_GetDrawMode(thing, fill, stroke)) and stroke.value != 0


def _inside(glyph: Glyph, box: Box) -> bool:
    middle = (glyph.x0 + glyph.x1) / 2
    return box[0] <= middle <= box[2] and box[1] <= glyph.middle <= box[3]


def _text(glyphs: list[Glyph]) -> str:
    """The text of a cell on one line."""
    text = ""
    for row in rows_of(glyphs):
        apart = bool(text) and text[-1].isascii() and text[-1].isalnum() and row.text[0].isascii()
        text += _BETWEEN_LATIN[apart] + row.text
    return text
