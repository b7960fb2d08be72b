"""From the text of a document to logical paragraphs with offsets: wraps joined, page numbers and chrome set apart.

What lives here: what can be told from the characters and line ends of a text alone. What may not: the meaning of a
paragraph (headings, owners, targets), or the form of a file (`plans/opening/`).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kechuang.plans.model import Document, Paragraph, ParagraphKind
from kechuang.plans.paragraphs.chrome import chrome
from kechuang.plans.paragraphs.folding import fold
from kechuang.plans.paragraphs.lines import Line, lines
from kechuang.plans.paragraphs.page_marks import cut_trailing_number, page_numbers, running_heads
from kechuang.plans.paragraphs.wraps import joined

__all__ = ["fold", "paragraphs"]

_UNSEEN = r"\s\u00ad\u200b-\u200f\u2060\ufeff"
_SOLID = re.compile(rf"(?:[^{_UNSEEN}*]|(?<!\*)\*(?!\*))+")
_CELLS = re.compile(rf"(?:[^{_UNSEEN}*]|\t|(?<!\*)\*(?!\*))+")
_LATIN_GAP = re.compile(r"[0-9A-Za-z][0-9A-Za-z]")
_COLLAPSED = 600
"""A paragraph this long may be many whose line ends were lost."""
_ITEM_AFTER_SENTENCE = re.compile(
    r"(?<=[。:!])\s*(?=(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十百]{1,4}[章节条])[^\s,。、])"
)
_WIDE_GAP = re.compile(r"(?<=[^\s\d]) {2,}(?=\S)")


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Logical paragraphs in the order of the text. Page numbers are left out; page chrome is kept with its kind."""
    folded = fold(document.text)
    printed = list(lines(document.text, folded))
    numbers = page_numbers(printed)
    aside = running_heads(printed, numbers) | chrome(printed)
    found: list[tuple[int, Paragraph]] = []
    for line in (printed[i] for i in aside - numbers):
        if paragraph := _paragraph(folded, [(line.start, line.end)], "chrome"):
            found.append((line.start, paragraph))
    for group in joined(_body(printed, numbers | aside)):
        kind: ParagraphKind = "table_row" if group[0].is_row else "text"
        paragraph = _paragraph(folded, [(line.start, line.end) for line in group], kind)
        if paragraph:
            found += [(part.offsets[0], part) for part in _parts(paragraph, folded)]
    found.sort(key=lambda item: item[0])
    return tuple(paragraph for _, paragraph in found)


def _body(printed: Sequence[Line], left_out: set[int]) -> list[Line]:
    """The lines that are left, each knowing whether a page ended before it."""
    body: list[Line] = []
    page = False
    for i, line in enumerate(printed):
        page = page or line.gap == "page"
        if i in left_out:
            page = True
            continue
        if page:
            line.gap = "page"
            if body:
                cut_trailing_number(body[-1])
        body.append(line)
        page = False
    return body


def _parts(paragraph: Paragraph, folded: str) -> Iterable[Paragraph]:
    """The paragraph whole, or cut where its line ends were lost: before an item, and at a gap as wide as an indent."""
    text, places = paragraph.text, paragraph.offsets
    if paragraph.kind == "table_row" or len(text) < _COLLAPSED:
        return [paragraph]
    cuts = {m.end() for m in _ITEM_AFTER_SENTENCE.finditer(text)}
    cuts |= {bisect_left(places, m.end()) for m in _WIDE_GAP.finditer(folded, places[0], places[-1])}
    edges = [0, *sorted(cuts - {0}), len(text)]
    return [Paragraph(text[a:b], places[a:b], paragraph.kind) for a, b in pairwise(edges)]


def _paragraph(folded: str, pieces: Sequence[tuple[int, int]], kind: ParagraphKind) -> Paragraph | None:
    """A paragraph of the pieces, white space removed; None if nothing is left."""
    solid = _CELLS if kind == "table_row" else _SOLID
    parts: list[str] = []
    places = array("I")
    for start, end in pieces:
        for match in solid.finditer(folded, start, end):
            part, at = match.group(), match.start()
            if parts and at > places[-1] + 1 and _LATIN_GAP.fullmatch(parts[-1][-1] + part[0]):
                gap = next((i for i in range(places[-1] + 1, at) if folded[i].isspace()), None)
                if gap is not None:
                    parts.append(" ")
                    places.append(gap)
            parts.append(part)
            places.extend(range(at, at + len(part)))
    return Paragraph("".join(parts), places, kind) if parts else None
