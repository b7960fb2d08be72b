"""The head of the first page: 份号, 密级, 紧急程度, the red mark, number and signer, the red line, the title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kechuang.official import fonts as faces
from kechuang.official.document import Document
from kechuang.official.docx.styles import PITCH, TEXT, TITLE, exact, indent
from kechuang.official.docx.xml import element, paragraph, properties, run, run_properties
from kechuang.official.measures import (
    AREA_WIDTH,
    LINE_PITCH,
    MARK_BELOW_AREA_TOP,
    RED,
    RULE_BELOW_NUMBER,
    SIZE_3,
    mark_size,
    points,
    twips,
)
from kechuang.official.title_lines import title_lines

_RULE = 12
"""Eighths of a point: the red line's own thickness is left free [7.2.7]."""


def head(document: Document) -> Iterator[Any]:
    """The paragraphs above the text."""
    above = [line for line in (document.copy_number, document.secrecy, document.urgency) if line]
    for text in above:
        face = faces.TEXT if text == document.copy_number else faces.BLACK
        yield paragraph(properties("w:pPr", pStyle=TEXT), run(text, run_properties(face, faces.LATIN, SIZE_3)))
    if document.mark:
        yield _mark(document.mark, len(above))
        yield from (blank(), blank())
        yield _number(document)
        yield from (blank(), blank())
    yield title(document.title)
    yield blank()


def title(text: str) -> Any:
    """A title in the lines that its meaning gives it."""
    broken = [part for line in title_lines(text) for part in (element("w:r", None, element("w:br")), run(line))][1:]
    return paragraph(properties("w:pPr", pStyle=TITLE), *broken)


def blank(*, keep: bool = False) -> Any:
    """An empty line of the grid."""
    return paragraph(properties("w:pPr", pStyle=TEXT, keepNext=True if keep else None))


def mark_line(text: str) -> tuple[float, int, float, int]:
    """Size and width of the mark, the pitch of its line, and the space above that puts its letters 35 mm down."""
    size, width = mark_size(text)
    pitch = size * 1.2
    return size, width, pitch, twips(MARK_BELOW_AREA_TOP) - round((pitch - size) / 2 * 20)


def _mark(text: str, above: int) -> Any:
    size, width, pitch, before = mark_line(text)
    spacing = exact(round(pitch * 20), before=max(0, before - above * PITCH))
    letters = run_properties(faces.TITLE, faces.LATIN, size, color=RED, w=width if width < 100 else None)
    return paragraph(properties("w:pPr", pStyle=TEXT, snapToGrid=0, spacing=spacing, jc="center"), run(text, letters))


def _number(document: Document) -> Any:
    """发文字号 with the red line under it; with 签发人 the number goes to the left."""
    below = round(points(RULE_BELOW_NUMBER) - (LINE_PITCH - SIZE_3) / 2)
    border = properties("w:pBdr", bottom={"val": "single", "sz": _RULE, "space": max(0, below), "color": RED})
    number = str(document.number) if document.number else ""
    if not document.signer:
        return paragraph(properties("w:pPr", pStyle=TEXT, pBdr=border, jc="center"), run(number))
    width = twips(AREA_WIDTH) - indent(1)["firstLine"]
    tabs = element("w:tabs", None, element("w:tab", {"val": "right", "pos": width}))
    name = run(document.signer, run_properties(faces.KAI, faces.LATIN, SIZE_3))
    inner = [run(f"　{number}"), element("w:r", None, element("w:tab")), run("签发人："), name]
    return paragraph(properties("w:pPr", pStyle=TEXT, pBdr=border, tabs=tabs), *inner)
