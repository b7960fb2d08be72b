"""版记: 抄送, who printed it and when, between ruled lines at the bottom of the last page, an even one."""

from __future__ import annotations

from typing import Any

from kechuang.official import fonts as faces
from kechuang.official.document import Document, day_in_words
from kechuang.official.docx.styles import PITCH, TEXT, exact
from kechuang.official.docx.xml import element, paragraph, properties, run, run_properties
from kechuang.official.measures import (
    AREA_HEIGHT,
    AREA_WIDTH,
    LEFT,
    SIZE_4,
    THICK_RULE,
    THIN_RULE,
    TOP,
    half_width,
    points,
    twips,
)

_CHARACTER = round(SIZE_4 * 20)
_FLOATING = {
    "leftFromText": 0,
    "rightFromText": 0,
    "vertAnchor": "page",
    "horzAnchor": "page",
    "tblpX": twips(LEFT),
}
_LAST = 20
"""Twips of the paragraph without which no table may end a document."""
_SLACK = 100
"""Twips left free under the last line, so that rounding makes no further page."""
_EDGE = 40
"""Twips that the ruled lines take."""


def imprint(document: Document, *, own_page: bool) -> list[Any]:
    """The imprint at the bottom of the type area: floating over a page that has text, or pushed down an empty one."""
    if not _has(document):
        return []
    rows = _rows(document)
    high = sum(count * PITCH for _line, count in rows) + _EDGE
    if not own_page:
        return [_table(rows, twips(TOP + AREA_HEIGHT) - high)]
    above = exact(twips(AREA_HEIGHT) - high - _SLACK)
    push = paragraph(properties("w:pPr", pStyle=TEXT, snapToGrid=0, spacing=above))
    end = paragraph(properties("w:pPr", pStyle=TEXT, snapToGrid=0, spacing=exact(_LAST)))
    return [push, _table(rows, None), end]


def _has(document: Document) -> bool:
    return bool(document.copies_to or document.printed_by)


def needs_own_page(document: Document, body_pages: int | None) -> bool:
    """Whether the imprint has to go on the page after the text: that is known to end on an odd one."""
    return _has(document) and body_pages is not None and body_pages % 2 == 1


def _rows(document: Document) -> list[tuple[Any, int]]:
    """The paragraphs with how many lines each takes."""
    rows = []
    if document.copies_to:
        text = f"抄送：{document.copies_to.rstrip('。')}。"
        hang = {"left": _CHARACTER * 4, "right": _CHARACTER, "hanging": _CHARACTER * 3}
        rows.append((_line(run(text, _letters()), ind=hang), _lines_of(text)))
    if document.printed_by:
        tabs = element("w:tabs", None, element("w:tab", {"val": "right", "pos": twips(AREA_WIDTH) - _CHARACTER}))
        day = f"{day_in_words(document.printed_on)}印发" if document.printed_on else "　　年　月　日印发"
        inner = (run(document.printed_by, _letters()), element("w:r", None, element("w:tab")), run(day, _letters()))
        rows.append((_line(*inner, ind={"left": _CHARACTER, "right": _CHARACTER}, tabs=tabs), 1))
    return rows


def _lines_of(text: str) -> int:
    """How many lines words take between the indents, later ones three characters further in."""
    first = int(points(AREA_WIDTH) / SIZE_4) - 2
    return 1 + max(0, -(-(half_width(text) - 2 * first) // (2 * (first - 3))))


def _letters() -> Any:
    return run_properties(faces.TEXT, faces.LATIN, SIZE_4)


def _line(*inner: Any, ind: dict[str, int], tabs: Any = None) -> Any:
    layout = properties("w:pPr", pStyle=TEXT, tabs=tabs, snapToGrid=0, spacing=exact(PITCH), ind=ind, jc="left")
    return paragraph(layout, *inner)


def _border(mm: float) -> dict[str, Any]:
    return {"val": "single", "sz": round(points(mm) * 8), "space": 0, "color": "000000"}


def _table(rows: list[tuple[Any, int]], top: int | None) -> Any:
    """Floating at a height reckoned from its lines, since not every program knows the bottom; or in the text."""
    width = twips(AREA_WIDTH)
    none = {"w": 0, "type": "dxa"}
    made = element(
        "w:tbl",
        None,
        properties(
            "w:tblPr",
            tblpPr=None if top is None else _FLOATING | {"tblpY": top},
            tblOverlap=None if top is None else "never",
            tblW={"w": width, "type": "dxa"},
            tblBorders=properties(
                "w:tblBorders", top=_border(THICK_RULE), bottom=_border(THICK_RULE), insideH=_border(THIN_RULE)
            ),
            tblLayout={"type": "fixed"},
            tblCellMar=properties("w:tblCellMar", left=none, right=none),
        ),
        element("w:tblGrid", None, element("w:gridCol", {"w": width})),
    )
    for line, count in rows:
        cell = element("w:tc", None, properties("w:tcPr", tcW={"w": width, "type": "dxa"}), line)
        tall = {"val": count * PITCH, "hRule": "atLeast"}
        made.append(element("w:tr", None, properties("w:trPr", cantSplit=True, trHeight=tall), cell))
    return made
