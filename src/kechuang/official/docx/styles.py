"""Styles of the document: text, title, four levels of headings, table cells; all of exact size on the grid."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.document import Document as Opened
from docx.oxml.ns import qn

from kechuang.official import fonts as faces
from kechuang.official.docx.xml import element, properties, run_properties
from kechuang.official.measures import CHARACTER_PITCH, LINE_PITCH, SIZE_2, SIZE_3, SIZE_5, TIGHTENED

PITCH = round(LINE_PITCH * 20)
"""Twentieths of a point."""
TITLE_PITCH = 660
"""33 points: two lines of 二号 stand closer to each other than to what surrounds them."""
TEXT, TITLE, CELL = "Normal", "OfficialTitle", "OfficialCell"
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
_FACES = (faces.BLACK, faces.KAI, faces.TEXT, faces.TEXT)
_LANGUAGE = {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}


def exact(pitch: int = PITCH, **more: Any) -> dict[str, Any]:
    """Spacing of an exact line."""
    return {"before": 0, "after": 0, **more, "line": pitch, "lineRule": "exact"}


def set_styles(opened: Opened) -> None:
    """Replace the template's styles by those of an official document."""
    root = opened.styles.element
    for style in list(root.iterchildren(qn("w:style"))):
        root.remove(style)
    defaults = root.find(qn("w:docDefaults"))
    if defaults is not None:
        for child in list(defaults):
            defaults.remove(child)
        base = run_properties(faces.TEXT, faces.LATIN, SIZE_3, lang=_LANGUAGE)
        defaults.append(element("w:rPrDefault", None, base))
        defaults.append(element("w:pPrDefault", None, properties("w:pPr")))
    for made in _styles():
        root.append(made)


def _styles() -> list[Any]:
    chinese = {"kinsoku": 1, "wordWrap": 1, "overflowPunct": 1, "topLinePunct": 0, "autoSpaceDE": 1, "autoSpaceDN": 1}
    text = properties("w:pPr", widowControl=0, **chinese, spacing=exact(), jc="both")
    black = run_properties(
        faces.TEXT, faces.LATIN, SIZE_3, color="000000", spacing=round(TIGHTENED * 20), kern=0, lang=_LANGUAGE
    )
    made = [_style("paragraph", TEXT, "Normal", text, black, default=True)]
    made.append(
        _style(
            "paragraph",
            TITLE,
            "公文标题",
            properties(
                "w:pPr",
                keepNext=True,
                autoSpaceDE=0,
                autoSpaceDN=0,
                snapToGrid=0,
                spacing=exact(TITLE_PITCH),
                jc="center",
            ),
            run_properties(faces.TITLE, faces.LATIN, SIZE_2, spacing=0),
        )
    )
    for level, (code, face) in enumerate(zip(HEADINGS, _FACES, strict=True)):
        made.append(
            _style(
                "paragraph",
                code,
                f"heading {level + 1}",
                properties("w:pPr", keepNext=True, ind=indent(2), outlineLvl=level),
                run_properties(face, faces.LATIN, SIZE_3),
            )
        )
    cell = properties("w:pPr", snapToGrid=0, spacing=exact(320), jc="left")
    made.append(_style("paragraph", CELL, "公文表格", cell, run_properties(faces.TEXT, faces.LATIN, SIZE_5, spacing=0)))
    made.append(_style("character", "DefaultParagraphFont", "Default Paragraph Font", None, None, default=True))
    made.append(_table_style())
    return made


def _style(kind: str, code: str, name: str, ppr: Any, rpr: Any, *, default: bool = False) -> Any:
    made = element("w:style", {"type": kind, "styleId": code} | ({"default": 1} if default else {}))
    made.append(element("w:name", {"val": name}))
    if kind == "paragraph" and not default:
        made.append(element("w:basedOn", {"val": TEXT}))
        made.append(element("w:next", {"val": TEXT}))
    if name == "Default Paragraph Font":
        made.append(element("w:uiPriority", {"val": 1}))
        made.append(element("w:semiHidden"))
    else:
        made.append(element("w:qFormat"))
    for one in (ppr, rpr):
        if one is not None:
            made.append(deepcopy(one))
    return made


def _table_style() -> Any:
    made = element("w:style", {"type": "table", "default": 1, "styleId": "TableNormal"})
    made.append(element("w:name", {"val": "Normal Table"}))
    made.append(element("w:uiPriority", {"val": 99}))
    made.append(element("w:semiHidden"))
    margins = properties("w:tblCellMar", **{side: {"w": 57, "type": "dxa"} for side in ("left", "right")})
    made.append(properties("w:tblPr", tblInd={"w": 0, "type": "dxa"}, tblCellMar=margins))
    return made


def indent(first: float = 0, left: float = 0, right: float = 0) -> dict[str, Any]:
    """Indents in characters, written both as such and as the twips they come to at 三号."""
    named = (("firstLine", first), ("left", left), ("right", right))
    made: dict[str, Any] = {}
    for name, count in named:
        if count:
            made[f"{name}Chars"] = round(count * 100)
            made[name] = round(count * CHARACTER_PITCH * 20)
    return made
