"""The text of a Word document in reading order: paragraphs with numbers, tables as rows, boxes, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kechuang.plans.opening.docx.numbers import Numbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LONGEST_CELL = 3000
_DELETED = (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}sdtPr", f"{_W}instrText", f"{_W}delText")
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}


def story(document: Any) -> Iterator[str]:
    """The lines of an opened document (python-docx): body, then footnotes and endnotes."""
    numbers = Numbers(document)
    yield from _blocks(document.element.body, numbers)
    for kind in ("footnotes", "endnotes"):
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                yield from _notes(relation.target_part.blob, kind.removesuffix("s"))


def _blocks(holder: Any, numbers: Numbers) -> Iterator[str]:
    for element in holder:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, numbers)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, numbers)
        elif isinstance(element.tag, str) and element.tag not in _DELETED:
            # content controls, insertions and custom XML hold paragraphs of their own
            yield from _blocks(element, numbers)


def _paragraph(element: Any, numbers: Numbers) -> Iterator[str]:
    boxes: list[Any] = []
    text = "".join(_pieces(element, boxes))
    number = numbers.before(element) if text.strip() else ""
    lines = [line.strip(" \t\u3000").replace("\t", " ") for line in text.split("\n")]
    lines[0] = number + lines[0]
    yield from (line for line in lines if line)
    for box in boxes:
        yield from _blocks(box, numbers)


def _pieces(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The visible text of a paragraph; text boxes anchored in it are put aside in `boxes`."""
    for child in element:
        tag = child.tag
        if tag in (f"{_W}t", f"{_M}t"):
            yield child.text or ""
        elif tag in _MARKS:
            yield "" if child.get(f"{_W}type") in ("page", "column") else _MARKS[tag]
        elif tag == f"{_W}txbxContent":
            boxes.append(child)
        elif tag == f"{_MC}AlternateContent":
            # the same drawing twice, for newer and for older versions of Word
            yield from _pieces(child[0], boxes)
        elif tag == f"{_W}r" and _is_hidden(child):
            continue
        elif isinstance(tag, str) and tag not in _DELETED:
            yield from _pieces(child, boxes)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false")


def _table(table: Any, numbers: Numbers) -> Iterator[str]:
    rows = [
        [cell for cell in row.iter(f"{_W}tc") if _belongs(cell, table)]
        for row in table.iter(f"{_W}tr")
        if _belongs(row, table)
    ]
    if _is_layout(rows):
        for row in rows:
            for cell in row:
                yield from _blocks(cell, numbers)
        return
    for row in rows:
        places: list[str] = []
        for cell in row:
            text = "" if _goes_on_from_above(cell) else " ".join(_blocks(cell, numbers)).replace("\t", " ")
            places += [text, *[""] * (_columns(cell) - 1)]
        if any(places):
            yield "\t".join(places) if sum(map(bool, places)) > 1 or not places[0] else places[0]


def _belongs(element: Any, table: Any) -> bool:
    """Whether `table` is the innermost table around the element."""
    return next(element.iterancestors(f"{_W}tbl")) is table


def _is_layout(rows: list[list[Any]]) -> bool:
    """Whether the table only lays out the page: one column, or a cell as long as a document."""
    if max(map(len, rows), default=0) < 2:
        return True
    longest = max(sum(len(t.text or "") for t in cell.iter(f"{_W}t")) for row in rows for cell in row)
    return longest > _LONGEST_CELL and sum(len(row) > 1 for row in rows) <= 3


def _goes_on_from_above(cell: Any) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _columns(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = "1" if span is None else span.get(f"{_W}val", "1")
    return min(int(value), 60) if value.isdigit() and int(value) else 1


def _notes(blob: bytes, kind: str) -> Iterator[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for note in etree.fromstring(blob, parser).iter(f"{_W}{kind}"):
        if note.get(f"{_W}type") in (None, "normal"):
            text = "".join(piece for p in note.iter(f"{_W}p") for piece in _pieces(p, [])).strip()
            if text:
                yield f"注：{text}"
