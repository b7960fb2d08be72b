"""版记: 抄送, who printed it and when, between ruled lines at the bottom of the last page, an even one.

Each of its parts is a paragraph in a frame at a height reckoned from the lines: on the page on which the text ends, or
on a page of its own. The lines are broken here: ruled lines as wide as the type area leave no indents to break them by.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kechuang.official import fonts as faces
from kechuang.official.document import Document, day_in_words
from kechuang.official.docx.styles import TEXT, exact
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
_PITCH = 460
"""Twips of a line of 四号."""
_NOT_FIRST = "，。、；：）》"
_SPACE = 3
"""Points between a ruled line and the words."""
_FRAME = {
    "w": twips(AREA_WIDTH),
    "hSpace": 0,
    "wrap": "around",
    "vAnchor": "page",
    "hAnchor": "page",
    "x": twips(LEFT),
}


def imprint(document: Document) -> list[Any]:
    """The paragraphs of the imprint; none where the document has none."""
    rows = list(_rows(document))
    down, made = twips(TOP + AREA_HEIGHT), []
    for place, (inner, lines) in reversed(list(enumerate(rows))):
        down -= lines * _PITCH + 2 * _SPACE * 20
        made.append(_ruled(inner, down, first=place == 0, last=place == len(rows) - 1))
    return made[::-1]


def _rows(document: Document) -> Iterator[tuple[list[Any], int]]:
    """The words of each part, and how many lines they take."""
    if document.copies_to:
        lines = copies(f"抄送：{document.copies_to.rstrip('。')}。")
        made = [run(f"　{lines[0]}", _letters())]
        for line in lines[1:]:
            made += [element("w:r", None, element("w:br")), run(f"　　　　{line}", _letters())]
        yield made, len(lines)
    if document.printed_by:
        day = f"{day_in_words(document.printed_on)}印发" if document.printed_on else "　　年　月　日印发"
        name = run(f"　{document.printed_by}", _letters())
        yield [name, element("w:r", None, element("w:tab")), run(day, _letters())], 1


def copies(text: str) -> list[str]:
    """抄送 in lines that leave one character free on each side; later ones begin under the first name."""
    room = 2 * (int(points(AREA_WIDTH) / SIZE_4) - 2)
    lines = [""]
    for char in text:
        full = half_width(lines[-1] + char) > (room if len(lines) == 1 else room - 6)
        if full and char not in _NOT_FIRST:
            lines.append("")
        lines[-1] += char
    return lines


def _letters() -> Any:
    return run_properties(faces.TEXT, faces.LATIN, SIZE_4, spacing=0)


def _border(mm: float) -> dict[str, Any]:
    return {"val": "single", "sz": round(points(mm) * 8), "space": _SPACE, "color": "000000"}


def _ruled(inner: list[Any], down: int, *, first: bool, last: bool) -> Any:
    """A part so many twips down the page: thick lines above the first and under the last, a thin one between."""
    rules = properties(
        "w:pBdr", top=_border(THICK_RULE if first else THIN_RULE), bottom=_border(THICK_RULE) if last else None
    )
    tabs = element("w:tabs", None, element("w:tab", {"val": "right", "pos": twips(AREA_WIDTH) - _CHARACTER}))
    layout = properties(
        "w:pPr",
        pStyle=TEXT,
        framePr=_FRAME | {"y": down},
        pBdr=rules,
        tabs=tabs,
        snapToGrid=0,
        spacing=exact(_PITCH),
        jc="left",
    )
    return paragraph(layout, *inner)
