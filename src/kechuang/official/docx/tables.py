"""Tables of the text: ruled, as wide as the type area, the head repeated on every page, no row torn apart."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from kechuang.official import fonts as faces
from kechuang.official.document import Table, Words, words
from kechuang.official.docx.styles import CELL, TEXT
from kechuang.official.docx.xml import element, paragraph, properties, run, run_properties
from kechuang.official.measures import AREA_WIDTH, SIZE_4, SIZE_5, twips

_LINE = {"val": "single", "sz": 4, "space": 0, "color": "000000"}

_ROOM = {"top": 40, "left": 57, "bottom": 40, "right": 57}
"""Twips left free within a cell."""


def table(told: Table, runs: Callable[[Words], list[Any]]) -> Iterator[Any]:
    """The caption above, the table, and the empty line after it."""
    if told.caption:
        yield caption(told.caption)
    widths = columns(told.widths)
    borders = properties(
        "w:tblBorders", **dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), _LINE)
    )
    made = element(
        "w:tbl",
        None,
        properties(
            "w:tblPr",
            tblW={"w": sum(widths), "type": "dxa"},
            tblInd={"w": 0, "type": "dxa"},
            tblBorders=borders,
            tblLayout={"type": "fixed"},
            tblCellMar=properties("w:tblCellMar", **{side: {"w": wide, "type": "dxa"} for side, wide in _ROOM.items()}),
            tblCaption=told.caption or None,
        ),
        element("w:tblGrid", None, *(element("w:gridCol", {"w": width}) for width in widths)),
    )
    middle = (True,) * len(widths)
    made.append(_row([words(name) for name in told.head], widths, middle, lambda one: [_bold(one)], head=True))
    for row in told.rows:
        made.append(_row(list(row), widths, told.centred(), runs))
    yield made
    yield paragraph(properties("w:pPr", pStyle=TEXT, snapToGrid=0, spacing={"line": 240, "lineRule": "exact"}))


def caption(text: str) -> Any:
    """The words above a table or under a picture."""
    layout = properties("w:pPr", pStyle=TEXT, keepNext=True, jc="center")
    return paragraph(layout, run(text, run_properties(faces.BLACK, faces.LATIN, SIZE_4)))


def columns(shares: tuple[float, ...]) -> list[int]:
    """Widths of the columns in twips; they add up to the type area."""
    whole, total = twips(AREA_WIDTH), sum(shares)
    edges = [round(whole * sum(shares[:at]) / total) for at in range(len(shares) + 1)]
    return [right - left for left, right in itertools.pairwise(edges)]


def _row(
    cells: list[Words],
    widths: list[int],
    centred: tuple[bool, ...],
    runs: Callable[[Words], list[Any]],
    *,
    head: bool = False,
) -> Any:
    made = element("w:tr", None, properties("w:trPr", cantSplit=True, tblHeader=True if head else None))
    for cell, width, middle in zip(cells, widths, centred, strict=True):
        layout = properties("w:pPr", pStyle=CELL, jc="center" if middle else None)
        inner = paragraph(layout, *runs(cell))
        made.append(
            element("w:tc", None, properties("w:tcPr", tcW={"w": width, "type": "dxa"}, vAlign="center"), inner)
        )
    return made


def _bold(told: Words) -> Any:
    return run("".join(one.text for one in told), run_properties(faces.BLACK, faces.LATIN, SIZE_5))
