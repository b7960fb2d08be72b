"""Pictures: vector (SVG) for programs that know it, the same drawn in dots for the others, with words for both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml

from kechuang.official.document import Figure
from kechuang.official.docx.styles import TEXT
from kechuang.official.docx.tables import caption
from kechuang.official.docx.xml import element, paragraph, properties

_EMU = 36_000
"""English metric units in a millimetre."""
_NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)
_INLINE = f"""<wp:inline {_NAMES} distT="0" distB="0" distL="0" distR="0">
<wp:extent/><wp:docPr/>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip/></a:ext></a:extLst>
</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline>"""
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def figure(told: Figure, dots: str, vector: str, number: int) -> Iterator[Any]:
    """The picture on a line of its own height, its caption under it; `dots` and `vector` are relationships."""
    inline: Any = parse_xml(_INLINE)
    size = {"cx": str(round(told.width * _EMU)), "cy": str(round(told.height * _EMU))}
    named = {"id": str(number), "name": f"图{number}", "descr": told.alt}
    for tag, values in (("{*}extent", size), ("{*}docPr", named), (".//{*}cNvPr", named)):
        _set(inline.find(tag), values)
    _set(inline.find(".//{*}xfrm/{*}ext"), size)
    inline.find(".//{*}blip").set(f"{_R}embed", dots)
    inline.find(".//{*}svgBlip").set(f"{_R}embed", vector)
    keep = True if told.caption else None
    layout = properties(
        "w:pPr",
        pStyle=TEXT,
        keepNext=keep,
        snapToGrid=0,
        spacing={"before": 120, "line": 240, "lineRule": "auto"},
        jc="center",
    )
    yield paragraph(layout, element("w:r", None, element("w:drawing", None, inline)))
    if told.caption:
        under = caption(told.caption)
        under.pPr.remove(under.pPr.find("{*}keepNext"))
        yield under


def _set(found: Any, values: dict[str, str]) -> None:
    for name, value in values.items():
        found.set(name, value)
