"""Writes an official document as PDF/A-2b with tags: letters embedded, pictures with their words, bookmarks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from kechuang.official import fonts as faces
from kechuang.official import measures
from kechuang.official.document import Block, Document, Figure, Heading, Paragraph, Table, Words, day_in_words
from kechuang.official.numbering import attachment_names, numbered
from kechuang.official.pdf.typesetter import stand_ins, typefaces, typesetter
from kechuang.official.title_lines import title_lines

STANDARD = "a-2b"
UNDATED = date(2000, 1, 1)
"""What a file says of a document that bears no date yet: PDF/A asks for one."""
_TRACKING = round(measures.CHARACTER_PITCH - measures.SIZE_3, 3) - 0.002


@dataclass(frozen=True, slots=True)
class Pages:
    """A laid out document: its bytes, on which page its text ends, and on which its imprint stands (0: it has none)."""

    content: bytes
    text_ends: int
    imprint: int = 0

    @property
    def imprint_apart(self) -> bool:
        """Whether the imprint stands on a later page than the end of the text."""
        return self.imprint > self.text_ends


def write_pdf(document: Document) -> Pages:
    """The file. Raises BadInput where no Chinese typeface is installed."""
    made = typesetter("official.typ", {"document": json.dumps(_told(document), ensure_ascii=False)})
    stamp = datetime(*_date(document), tzinfo=UTC)
    content = made.compile(format="pdf", pdf_standards=[STANDARD], pdf_tags=True, timestamp=stamp)
    pages = json.loads(made.query("<text-pages>", field="value", one=True))
    return Pages(bytes(content), *pages)


def _told(document: Document) -> dict[str, Any]:
    """The document and the measures of its page as plain values."""
    day = day_in_words(document.dated) if document.dated else "　　年　　月　　日"
    name, dated = measures.signature_indents(document.signature, day, sealed=document.sealed)
    above = [line for line in (document.copy_number, document.secrecy, document.urgency) if line]
    named = stand_ins()
    numbers = attachment_names([one.title for one in document.attachments]) if document.attachments else []
    return {
        "measures": _measures(document.mark),
        "faces": {
            "title": named[faces.TITLE],
            "text": named[faces.TEXT],
            "kai": named[faces.KAI],
            "black": named[faces.BLACK],
            "song": named[faces.SONG],
            "latin": _latin(),
        },
        "bold": "bold" if named[faces.TITLE].startswith(("Noto", "Source")) else "regular",
        "title-plain": "".join(document.title.split()),
        "title-lines": title_lines(document.title),
        "keywords": [*([document.specimen] if document.specimen else []), *document.keywords],
        "specimen": document.specimen,
        "date": _date(document),
        "above": above,
        "copy-number": bool(document.copy_number),
        "mark": document.mark,
        "number": str(document.number) if document.number else "　",
        "signer": document.signer,
        "recipients": document.recipients.rstrip("：:。") + "：" if document.recipients else "",
        "blocks": list(_blocks(document.blocks)),
        "attachments": [
            {
                "title": one.title,
                "title-lines": title_lines(one.title),
                "number": number,
                "blocks": list(_blocks(one.blocks)),
            }
            for one, number in zip(document.attachments, numbers, strict=True)
        ],
        "signature": document.signature,
        "dated": day,
        "signature-right": name,
        "dated-right": dated,
        "seal-lines": measures.SEAL_LINES if document.sealed else 1,
        "note": f"（{document.note.strip('（）()')}）" if document.note else "",
        "imprint": _imprint(document),
    }


def _date(document: Document) -> tuple[int, int, int]:
    day = document.dated or UNDATED
    return day.year, day.month, day.day


def _latin() -> str:
    """Figures and Latin letters: Times where it is installed, else one that is always with the typesetter."""
    have = set(typefaces().families())
    return next((name for name in (faces.LATIN, "Liberation Serif", "Tinos") if name in have), "Libertinus Serif")


def _measures(mark: str) -> dict[str, Any]:
    size, width = measures.mark_size(mark)
    return {
        "top": measures.TOP,
        "bottom": measures.BOTTOM,
        "left": measures.LEFT,
        "right": measures.RIGHT,
        "area-width": measures.AREA_WIDTH,
        "pitch": measures.LINE_PITCH,
        "tracking": _TRACKING,
        "character": measures.CHARACTER_PITCH,
        "mark-below": measures.MARK_BELOW_AREA_TOP,
        "rule-below": measures.RULE_BELOW_NUMBER,
        "number-below": measures.NUMBER_BELOW_AREA,
        "thick": measures.THICK_RULE,
        "thin": measures.THIN_RULE,
        "mark-size": size,
        "mark-width": width,
        "red": measures.RED,
    }


def _blocks(told: Iterable[Block]) -> Iterable[dict[str, Any]]:
    for block, number in numbered(told):
        if isinstance(block, Heading):
            yield {"kind": "heading", "level": block.level, "text": number + block.text.rstrip("。")}
        elif isinstance(block, Paragraph):
            yield {"kind": "paragraph", "lead": block.lead, "words": _words(block.words)}
        elif isinstance(block, Table):
            rows = [[_words(cell) for cell in row] for row in block.rows]
            told_of = {
                "head": list(block.head),
                "rows": rows,
                "widths": list(block.widths),
                "caption": block.caption,
                "centred": list(block.centred()),
            }
            yield {"kind": "table", **told_of}
        elif isinstance(block, Figure):
            yield {"kind": "figure", "svg": block.svg, "alt": block.alt, "width": block.width, "caption": block.caption}


def _words(told: Words) -> list[dict[str, str]]:
    return [{"text": one.text, "link": one.link} for one in told]


def _imprint(document: Document) -> list[dict[str, str]]:
    rows = []
    if document.copies_to:
        rows.append({"label": "抄送：", "left": f"{document.copies_to.rstrip('。')}。", "right": ""})
    if document.printed_by:
        day = f"{day_in_words(document.printed_on)}印发" if document.printed_on else "　　年　月　日印发"
        rows.append({"label": "", "left": document.printed_by, "right": day})
    return rows
