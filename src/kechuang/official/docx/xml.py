"""Elements of WordprocessingML made with their children in the order the schema asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_NAMES = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment outlineLvl "
    "rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs color spacing w kern position sz szCs u lang",
    "w:sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols vAlign "
    "noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "w:tblPr": "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "w:trPr": "cantSplit trHeight tblHeader",
    "w:tcPr": "tcW gridSpan tcBorders shd vAlign",
    "w:pBdr": "top left bottom right",
    "w:tblBorders": "top left bottom right insideH insideV",
    "w:tcBorders": "top left bottom right",
    "w:tblCellMar": "top left bottom right",
}
ORDERS: Mapping[str, tuple[str, ...]] = {
    tag: tuple(f"w:{name}" for name in names.split()) for tag, names in _NAMES.items()
}
"""The part of each content model that is used here."""

Value = Any
"""An attribute value of `w:val`, a mapping of attributes, an element, or True for an element without attributes."""


def element(tag: str, attributes: Mapping[str, Any] | None = None, *children: Any) -> Any:
    """One element; attribute names without a prefix are of the `w` namespace."""
    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name if ":" in name else f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def properties(tag: str, **named: Value) -> Any:
    """A properties element whose children stand in the order of the schema; None leaves one out."""
    made = OxmlElement(tag)
    order = ORDERS[tag]
    for child in sorted((name for name in named if named[name] is not None), key=lambda name: order.index(f"w:{name}")):
        made.append(_child(f"w:{child}", named[child]))
    return made


def _child(tag: str, value: Value) -> Any:
    if hasattr(value, "tag"):
        return value
    if isinstance(value, Mapping):
        return element(tag, value)
    return element(tag) if value is True else element(tag, {"val": value})


def fonts(name: str, latin: str) -> dict[str, str]:
    """The typeface of Chinese letters and that of figures and Latin ones."""
    return {"ascii": latin, "hAnsi": latin, "eastAsia": name, "cs": latin}


def run_properties(name: str, latin: str, size: float, **more: Value) -> Any:
    """Typeface and size in points, and whatever else is asked."""
    half = round(size * 2)
    return properties("w:rPr", rFonts=fonts(name, latin), sz=half, szCs=half, **more)


def run(text: str, props: Any = None) -> Any:
    """A run of words."""
    made = element("w:r")
    if props is not None:
        made.append(props)
    words = element("w:t", {"xml:space": "preserve"})
    words.text = text
    made.append(words)
    return made


def paragraph(props: Any, *children: Any) -> Any:
    """A paragraph with its properties first."""
    return element("w:p", None, props, *children)
