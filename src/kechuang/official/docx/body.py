"""The text: addressees, headings, paragraphs with addresses behind their figures, attachments' names, signature."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kechuang.official import fonts as faces
from kechuang.official.document import (
    Attachment,
    Block,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
    Words,
    day_in_words,
)
from kechuang.official.docx.figures import figure
from kechuang.official.docx.head import blank, title
from kechuang.official.docx.styles import HEADINGS, TEXT, indent
from kechuang.official.docx.tables import table
from kechuang.official.docx.xml import element, paragraph, properties, run, run_properties
from kechuang.official.measures import SEAL_LINES, SIZE_3, signature_indents
from kechuang.official.numbering import attachment_names, numbered

Linked = Callable[[str], str]
"""Gives the relationship that leads to an address."""
Pictured = Callable[[Figure], tuple[str, str, int]]
"""Gives the relationships of a picture (the one every program shows, and the vector one) and its number."""


def addressees(document: Document) -> Iterator[Any]:
    """主送机关: flush left with a full-width colon."""
    if document.recipients:
        name = document.recipients.rstrip("：:。") + "："
        yield paragraph(properties("w:pPr", pStyle=TEXT), run(name))


def blocks(told: Iterable[Block], linked: Linked, pictured: Pictured, *, keep_last: bool = False) -> Iterator[Any]:
    """Headings, paragraphs, tables and pictures; the last paragraph stays with what follows where asked."""
    listed = list(numbered(told))
    for place, (block, number) in enumerate(listed):
        last = keep_last and place == len(listed) - 1
        if isinstance(block, Heading):
            layout = properties("w:pPr", pStyle=HEADINGS[block.level - 1])
            yield paragraph(layout, run(number + block.text.rstrip("。")))
        elif isinstance(block, Paragraph):
            yield _paragraph(block, linked, keep=last)
        elif isinstance(block, Table):
            yield from table(block, lambda words: list(runs(words, linked)))
        else:
            yield from figure(block, *pictured(block))


def runs(told: Words, linked: Linked) -> Iterator[Any]:
    """The runs of some words; one with an address is a hyperlink that looks like any other word."""
    for one in told:
        made = run(one.text)
        if one.link:
            yield element("w:hyperlink", {"r:id": linked(one.link), "history": 1}, made)
        else:
            yield made


def attachment_list(titles: list[str]) -> Iterator[Any]:
    """附件说明: a blank line below the text, two characters in, no punctuation after the names."""
    if not titles:
        return
    yield blank()
    for place, (name, number) in enumerate(zip(titles, attachment_names(titles), strict=True)):
        label = "附件：" if place == 0 else "　　　"
        numbered_title = f"{number}.{name}" if number else name
        hang = 5 + (1 if number else 0)
        ind = indent(left=hang)
        ind |= {f"hanging{suffix}": value for suffix, value in _hanging(hang - 2)}
        yield paragraph(
            properties("w:pPr", pStyle=TEXT, keepNext=True, ind=ind, jc="left"), run(label + numbered_title)
        )


def signature(document: Document) -> Iterator[Any]:
    """署名 and 成文日期 with room for the seal, and 附注; never alone on a page."""
    day = day_in_words(document.dated) if document.dated else "　　年　　月　　日"
    for _line in range(SEAL_LINES if document.sealed else 1):
        yield blank(keep=True)
    name, dated = signature_indents(document.signature, day, sealed=document.sealed)
    for text, right in ((document.signature, name), (day, dated)):
        keep = True if text is document.signature or document.note else None
        yield paragraph(properties("w:pPr", pStyle=TEXT, keepNext=keep, ind=indent(right=right), jc="right"), run(text))
    if document.note:
        yield paragraph(properties("w:pPr", pStyle=TEXT, ind=indent(2)), run(f"（{document.note.strip('（）()')}）"))


def attachments(many: tuple[Attachment, ...], linked: Linked, pictured: Pictured) -> Iterator[Any]:
    """附件, each on a new page: its number flush left in 黑体 on line 1, its title centred on line 3."""
    names = attachment_names([one.title for one in many])
    for one, number in zip(many, names, strict=True):
        black = run_properties(faces.BLACK, faces.LATIN, SIZE_3)
        yield paragraph(properties("w:pPr", pStyle=TEXT, pageBreakBefore=True), run(f"附件{number}", black))
        yield blank()
        yield title(one.title)
        yield blank()
        yield from blocks(one.blocks, linked, pictured)


def _paragraph(block: Paragraph, linked: Linked, *, keep: bool) -> Any:
    layout = properties("w:pPr", pStyle=TEXT, keepNext=True if keep else None, ind=indent(2))
    lead = [run(block.lead, run_properties(faces.KAI, faces.LATIN, SIZE_3))] if block.lead else []
    return paragraph(layout, *lead, *runs(block.words, linked))


def _hanging(count: float) -> Iterator[tuple[str, Any]]:
    made = indent(first=count)
    yield "Chars", made["firstLineChars"]
    yield "", made["firstLine"]
