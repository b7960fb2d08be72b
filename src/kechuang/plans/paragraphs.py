"""From the text of a document to logical paragraphs with offsets: wraps joined, page numbers and chrome set apart."""

from __future__ import annotations

import re
from array import array

from kechuang.plans.model import Document, Paragraph

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_KEPT = re.compile(r"[^\s]|\t|(?<=[0-9A-Za-z]) (?=[0-9A-Za-z])")


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Logical paragraphs in the order of the text."""
    folded = document.text.translate(_FOLD)
    found = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", folded):
        places = array("I", (m.start() for m in _KEPT.finditer(folded, line.start(), line.end())))
        text = "".join(folded[i] for i in places)
        kind = "table_row" if "\t" in text.strip("\t") else "text"
        found.append(Paragraph(text, places, kind))
    return tuple(found)
