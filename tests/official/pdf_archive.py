"""What keeps a file from being PDF/A-2 (ISO 19005-2), as far as its objects tell: the rules a validator asks for first.

Not asked: colours inside pictures, the inside of fonts, the syntax of content streams.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

_ACTIONS = ("JavaScript", "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition")
"""Actions that 6.5.1 does not allow."""
_FILTERS = ("LZWDecode", "Crypt")
"""Filters that 6.1.7.2 does not allow."""
_HIDDEN, _PRINT = 1 | 2 | 32, 4
"""Flags of an annotation: invisible, hidden, not viewed; printed (6.3.2)."""


def departures(content: bytes) -> list[str]:
    """Each departure in a few words; empty where none was found."""
    document = PDFDocument(PDFParser(BytesIO(content)))
    objects = list(_objects(document))
    found = [*_file(content, document), *_catalog(document), *_fonts(objects), *_active(objects), *_colours(objects)]
    return sorted(set(found))


def _objects(document: PDFDocument) -> Iterator[Any]:
    """Every object of the file, and every dictionary within one."""
    seen = {number for table in document.xrefs for number in table.get_objids()}
    for number in sorted(seen):
        yield from _inside(document.getobj(number))


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, PDFStream):
        yield value
        value = value.attrs
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _inside(one)
    elif isinstance(value, list):
        for one in value:
            yield from _inside(one)


def _name(value: Any) -> str:
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def _file(content: bytes, document: PDFDocument) -> Iterator[str]:
    first, second = content.split(b"\n", 2)[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]\r?", first):
        yield "6.1.2 header"
    if not (second.startswith(b"%") and len([byte for byte in second[1:5] if byte > 127]) == 4):
        yield "6.1.2 four bytes above 127 after the header"
    if not re.search(rb"%%EOF(\r\n|\n|\r)?\Z", content):
        yield "6.1.3 something after the end of the file"
    trailers = [table.get_trailer() for table in document.xrefs]
    if not any("ID" in one for one in trailers):
        yield "6.1.3 no identifier"
    if any("Encrypt" in one for one in trailers):
        yield "6.1.3 encrypted"


def _catalog(document: PDFDocument) -> Iterator[str]:
    catalog = document.catalog
    metadata = resolve1(catalog.get("Metadata"))
    told = metadata.get_data().decode("utf-8") if isinstance(metadata, PDFStream) else ""
    if not re.search(r"pdfaid:part(>|=\")2\b", told) or not re.search(r"pdfaid:conformance(>|=\")[BUA]\b", told):
        yield "6.6.4 does not say which part and level"
    for info in document.info:
        title = resolve1(info.get("Title"))
        if title and _text(title) not in told:
            yield "6.6.2 title differs from the metadata"
    intents = [resolve1(one) for one in resolve1(catalog.get("OutputIntents")) or []]
    profiles = [resolve1(one.get("DestOutputProfile")) for one in intents if _name(one.get("S")) == "GTS_PDFA1"]
    if len(profiles) != 1 or profiles[0].get_data()[36:40] != b"acsp" or profiles[0].get_data()[16:20] != b"RGB ":
        yield "6.2.3 no output intent with a profile"
    for key in ("AA", "Requirements", "NeedsRendering"):
        if key in catalog:
            yield f"6.5.2 catalog has {key}"
    if {"JavaScript", "EmbeddedFiles", "AlternatePresentations"} & set(resolve1(catalog.get("Names")) or {}):
        yield "6.5.2 scripts or files inside"
    if _name(catalog.get("OpenAction")) or "XFA" in (resolve1(catalog.get("AcroForm")) or {}):
        yield "6.4.2 active form"


def _text(value: bytes) -> str:
    return value.decode("utf-16") if value[:2] in (b"\xfe\xff", b"\xff\xfe") else value.decode("latin-1")


def _fonts(objects: list[Any]) -> Iterator[str]:
    for one in objects:
        if not isinstance(one, dict) or _name(one.get("Type")) != "Font":
            continue
        kind = _name(one.get("Subtype"))
        if kind == "Type0" and "ToUnicode" not in one:
            yield "6.2.11.7 letters without their characters"
        if kind in ("Type0", "Type3"):
            continue
        described = resolve1(one.get("FontDescriptor")) or {}
        if not {"FontFile", "FontFile2", "FontFile3"} & set(described):
            yield f"6.2.11.4 {_name(one.get('BaseFont')) or 'a font'} is not embedded"
        if kind == "CIDFontType2" and "CIDToGIDMap" not in one:
            yield "6.2.11.3 no map of letters"


def _active(objects: list[Any]) -> Iterator[str]:
    for one in objects:
        if isinstance(one, PDFStream):
            filters = resolve1(one.attrs.get("Filter"))
            names = {_name(value) for value in (filters if isinstance(filters, list) else [filters])}
            if names & set(_FILTERS) or {"F", "FFilter"} & set(one.attrs):
                yield "6.1.7 filter or outside file"
            continue
        action = _name(one.get("S"))
        if action in _ACTIONS or "JS" in one:
            yield f"6.5.1 {action or 'script'}"
        if _name(one.get("Type")) == "Annot" or {"Subtype", "Rect"} <= set(one):
            flags = resolve1(one.get("F"))
            if not isinstance(flags, int) or not flags & _PRINT or flags & _HIDDEN:
                yield "6.3.2 an annotation that is not printed"


def _colours(objects: list[Any]) -> Iterator[str]:
    for one in objects:
        held = one.attrs if isinstance(one, PDFStream) else one
        if _name(held.get("ColorSpace")) == "DeviceCMYK" or _name(held.get("CS")) == "DeviceCMYK":
            yield "6.2.4.3 colours of another kind than the output intent's"
        if held.get("Interpolate") is True or {"Alternates", "OPI"} & set(held):
            yield "6.2.8 a picture that is interpolated or has others beside it"
        if _name(held.get("Type")) == "ExtGState" and {"TR", "HTP"} & set(held):
            yield "6.2.5 transfer function"
