"""Writes an official document as .docx: the bytes depend on the document alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from kechuang.official.document import Document, Figure
from kechuang.official.docx.body import addressees, attachment_list, attachments, blocks, signature
from kechuang.official.docx.head import head
from kechuang.official.docx.imprint import imprint
from kechuang.official.docx.page import section_properties, set_page
from kechuang.official.docx.styles import TEXT, set_styles
from kechuang.official.docx.xml import paragraph, properties

_UNUSED = ("stylesWithEffects", "customXml", "numbering", "webSettings")
_FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)

InDots = Callable[[Figure], bytes]
"""Draws a picture as PNG."""


def write_docx(document: Document, in_dots: InDots, *, imprint_apart: bool = False) -> bytes:
    """The file. `imprint_apart`: the page on which the text ends is odd or full, so that the imprint goes on the next
    even one; who has laid the document out knows (`pdf.write.Pages`)."""
    opened = docx.Document()
    _drop_unused(opened)
    set_styles(opened)
    set_page(opened, document.specimen)
    body = opened.element.body
    last = body.find(qn("w:sectPr"))
    for child in list(body):
        body.remove(child)
    linked = _links(opened)
    pictured = _pictures(opened, in_dots)
    for made in _parts(document, linked, pictured):
        body.append(made)
    body.append(last)
    _add_imprint(body, document, apart=imprint_apart)
    _about(opened, document)
    return _same_bytes(opened)


def _parts(document: Document, linked: Any, pictured: Any) -> Iterable[Any]:
    yield from head(document)
    yield from addressees(document)
    yield from blocks(document.blocks, linked, pictured, keep_last=True)
    yield from attachment_list([one.title for one in document.attachments])
    yield from signature(document)
    yield from attachments(document.attachments, linked, pictured)


def _add_imprint(body: Any, document: Document, *, apart: bool) -> None:
    """At the bottom of the page on which the text ends, or in a section of its own on the next, an even one."""
    made = imprint(document)
    last = body[-1]
    ends = body.findall(qn("w:p"))[-1]
    if not (made and apart):
        for one in made:
            ends.addprevious(one)  # a frame: where it stands in the text only says on which page
        return
    text = section_properties()
    for reference in [one for one in last if one.tag.endswith("Reference")]:
        text.insert(0, reference)
    ends.get_or_add_pPr().append(text)
    for child in (*made, paragraph(properties("w:pPr", pStyle=TEXT))):
        last.addprevious(child)
    for child in list(last):
        last.remove(child)
    for child in list(section_properties("evenPage")):
        last.append(child)


def _links(opened: Opened) -> Callable[[str], str]:
    return lambda address: opened.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _pictures(opened: Opened, in_dots: InDots) -> Callable[[Figure], tuple[str, str, int]]:
    package = opened.part.package
    numbers = count(1)

    def placed(figure: Figure) -> tuple[str, str, int]:
        number = next(numbers)
        kinds = (("png", "image/png", in_dots(figure)), ("svg", "image/svg+xml", figure.svg.encode()))
        dots, vector = (
            opened.part.relate_to(
                Part(PackURI(f"/word/media/image{number}.{ending}"), kind, content, package), RELATIONSHIP_TYPE.IMAGE
            )
            for ending, kind, content in kinds
        )
        return dots, vector, number

    return placed


def _drop_unused(opened: Opened) -> None:
    for key, relation in list(opened.part.rels.items()):
        if relation.reltype.rpartition("/")[2] in _UNUSED:
            del opened.part.rels[key]
    package = opened.part.package.rels
    for key, relation in list(package.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package[key]


def _about(opened: Opened, document: Document) -> None:
    """The properties of the file: what it is, not who typed it or when."""
    about = opened.core_properties
    about.title = "".join(document.title.split())
    about.author = document.signature
    about.last_modified_by = document.signature
    about.subject = str(document.number) if document.number else ""
    about.keywords = "、".join((*((document.specimen,) if document.specimen else ()), *document.keywords))
    about.comments = ""
    about.language = "zh-CN"
    written = (
        datetime(document.dated.year, document.dated.month, document.dated.day, tzinfo=UTC) if document.dated else None
    )
    about.created = about.modified = written or _FIRST_DAY


def _same_bytes(opened: Opened) -> bytes:
    """The package with the same moment in every entry, so that the same document is the same file."""
    raw, made = BytesIO(), BytesIO()
    opened.save(raw)
    with ZipFile(raw) as held, ZipFile(made, "w", ZIP_DEFLATED) as written:
        for one in held.infolist():
            entry = ZipInfo(one.filename, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            written.writestr(entry, held.read(one.filename))
    return made.getvalue()
