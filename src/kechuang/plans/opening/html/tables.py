"""Data tables as rows of text. Tables that only lay out the page are told apart and walked like any other block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLANKS = re.compile(r"\s+")
_LONGEST_CELL = 3000
_WIDEST_SPAN = 60
_BLOCKS = ("p", "div", "li", "br", "h1", "h2", "h3", "h4")


def is_data_table(table: HtmlElement) -> bool:
    """Whether the table holds data: several columns, no table inside, no cell as long as a document."""
    if table.find(".//table") is not None:
        return False
    cells = [row.xpath("./td|./th") for row in table.iter("tr")]
    if max(map(len, cells), default=0) < 2:
        return False
    longest = max(len(cell.text_content()) for row in cells for cell in row)
    return longest <= _LONGEST_CELL or sum(len(row) > 1 for row in cells) > 3


def rows(table: HtmlElement) -> list[str]:
    """A line a row, tabs between cells.

    A cell that spans several rows or columns stands at its first place and leaves the others empty, so that every
    column keeps its place; a cell that spans the whole row is a line by itself.
    """
    found: list[str] = []
    taken: dict[int, int] = {}  # column → rows it is still taken by a cell from above
    for row in table.iter("tr"):
        places: list[str] = []
        for cell in row.xpath("./td|./th"):
            _skip_taken(places, taken)
            wide, deep = _span(cell, "colspan"), _span(cell, "rowspan")
            if deep > 1:
                taken.update({len(places) + k: deep for k in range(wide)})
            places += [_cell_text(cell), *[""] * (wide - 1)]
        _skip_taken(places, taken)
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        if any(places):
            line = "\t".join(places)
            found.append(line if sum(map(bool, places)) > 1 or places[0] == "" else places[0])
    return found


def _skip_taken(places: list[str], taken: dict[int, int]) -> None:
    while taken.get(len(places), 0) > 0:
        places.append("")


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), _WIDEST_SPAN) if value.isascii() and value.isdigit() and int(value) > 0 else 1


def _cell_text(cell: HtmlElement) -> str:
    """The text of a cell on one line, a blank where blocks or lines met."""
    parts: list[str] = []
    for element in cell.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        if element.tag in _BLOCKS:
            parts.append(" ")
        parts.append(element.text or "")
        if element is not cell:
            parts.append(element.tail or "")
    return _BLANKS.sub(" ", "".join(parts)).strip()
