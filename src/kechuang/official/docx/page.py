"""The page: A4, margins, the grid of 22 lines of 28 characters, page numbers on the outer side, words at the head.

The lines are held by the grid, the characters by the spacing of the text's style: a grid of characters narrower than
三号 is drawn two cells to a letter by LibreOffice, while the spacing gives 28 a line everywhere.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.document import Document as Opened

from kechuang.official import fonts as faces
from kechuang.official.docx.styles import PITCH, TEXT, exact, indent
from kechuang.official.docx.xml import element, paragraph, properties, run, run_properties
from kechuang.official.measures import (
    BOTTOM,
    LEFT,
    NUMBER_BELOW_AREA,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SIZE_4,
    TOP,
    points,
    twips,
)

_NUMBER_LINE = 320
"""Twips of the line the page number stands on; its dash lies in the middle."""


def set_page(opened: Opened, specimen: str) -> None:
    """Measures, grid, numbers and settings of the whole document."""
    section = opened.sections[0]
    _settings(opened)
    for part, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        part.is_linked_to_previous = False
        _only(part._element, _page_number(side))
    if specimen:
        for head in (section.header, section.even_page_header):
            head.is_linked_to_previous = False
            _only(head._element, _at_head(specimen))
    references = [one for one in section._sectPr if one.tag.endswith("Reference")]
    for child in list(section._sectPr):
        section._sectPr.remove(child)
    for child in (*references, *section_properties()):
        section._sectPr.append(child)


def section_properties(kind: str = "") -> Any:
    """The measures of a section, in the order of the schema; `kind` is how it begins."""
    dash_to_bottom = points(BOTTOM - NUMBER_BELOW_AREA) * 20 - _NUMBER_LINE / 2
    return properties(
        "w:sectPr",
        type=kind or None,
        pgSz={"w": twips(PAGE_WIDTH), "h": twips(PAGE_HEIGHT)},
        pgMar={
            "top": twips(TOP),
            "right": twips(RIGHT),
            "bottom": twips(BOTTOM),
            "left": twips(LEFT),
            "header": twips(20),
            "footer": round(dash_to_bottom),
            "gutter": 0,
        },
        cols={"space": 425},
        docGrid={"type": "lines", "linePitch": PITCH},
    )


def _page_number(side: str) -> Any:
    """— 1 — in 四号: right on odd pages, left on even ones, one character in [7.5]."""
    props = run_properties(faces.SONG, faces.SONG, SIZE_4)
    within = indent(right=1) if side == "right" else indent(left=1)
    layout = properties("w:pPr", pStyle=TEXT, snapToGrid=0, spacing=exact(_NUMBER_LINE), ind=within, jc=side)

    def field(kind: str) -> Any:
        return element("w:r", None, deepcopy(props), element("w:fldChar", {"fldCharType": kind}))

    asked = element("w:instrText", {"xml:space": "preserve"})
    asked.text = " PAGE "
    code = element("w:r", None, deepcopy(props), asked)
    shown = run("1", deepcopy(props))
    made = [run("— ", deepcopy(props)), field("begin"), code, field("separate"), shown, field("end")]
    return paragraph(layout, *made, run(" —", deepcopy(props)))


def _at_head(words: str) -> Any:
    layout = properties("w:pPr", pStyle=TEXT, snapToGrid=0, spacing=exact(_NUMBER_LINE), jc="right")
    return paragraph(layout, run(words, run_properties(faces.BLACK, faces.LATIN, SIZE_4)))


def _only(part: Any, made: Any) -> None:
    for child in list(part):
        part.remove(child)
    part.append(made)


def _settings(opened: Opened) -> None:
    """Outer page numbers; punctuation at line edges pressed together as print does; no mode of older programs."""
    root = opened.settings.element
    for child in list(root):
        root.remove(child)
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}
    root.append(element("w:zoom", {"percent": 100}))
    root.append(element("w:evenAndOddHeaders"))
    root.append(element("w:characterSpacingControl", {"val": "compressPunctuation"}))
    root.append(element("w:compat", None, element("w:compatSetting", mode)))
    root.append(element("w:themeFontLang", {"val": "en-US", "eastAsia": "zh-CN"}))
