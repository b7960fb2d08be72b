"""A paper as an official document, and as its two files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kechuang.kernel.sentences import Sentence
from kechuang.official.document import Attachment, Block, Document, Heading, Paragraph, Run, Table, Words
from kechuang.official.faults import faults
from kechuang.official.pdf.dots import in_dots
from kechuang.official.pdf.write import write_pdf
from kechuang.papers.content import GONE, Content, Field, Piece, parts, read
from kechuang.papers.issued import Issued
from kechuang.papers.pictures import figure

SPECIMEN = "示例数据"


def document_of(content: Content, issued: Issued | None = None, base: str = "") -> Document:
    """The document. `base` is the site's address: with it every figure is a link to its trace."""
    told = issued or Issued()
    return Document(
        mark=content.mark,
        title=content.title,
        signature=content.signature,
        dated=told.dated,
        number=told.number,
        recipients=content.recipients,
        blocks=tuple(_blocks(content, content.pieces, base)),
        attachments=tuple(
            Attachment(extra.title, tuple(_blocks(content, extra.pieces, base))) for extra in content.extras
        ),
        sealed=content.sealed,
        note=content.note or ("此件公开发布" if told.public else ""),
        copies_to=content.copies_to,
        printed_by=content.printed_by,
        printed_on=told.dated,
        specimen=SPECIMEN if content.example else "",
    )


def as_docx(document: Document) -> bytes:
    """The .docx; laid out as PDF first, to know where its text ends."""
    from kechuang.official.docx.write import write_docx  # its library is long to load

    return write_docx(document, in_dots, imprint_apart=write_pdf(document).imprint_apart)


def as_pdf(document: Document) -> bytes:
    """The PDF."""
    return write_pdf(document).content


def faults_of(content: Content) -> tuple[Sentence, ...]:
    """What is wrong with its form, figures that nobody knows, and figures that the records give no more."""
    unknown = sorted(content.keys() - set(content.fields))
    missing = tuple(Sentence(f"没有名为“{key}”的数据。", f"There is no figure called “{key}”.") for key in unknown)
    gone = tuple(
        Sentence(
            f"引用的“{label}”已不存在，文中写作“{GONE}”：请删去或改写。",
            f"The figure “{label}” is no more; the text has “{GONE}” there: take it out or reword.",
        )
        for label in content.gone()
    )
    return faults(document_of(content)) + missing + gone


def _blocks(content: Content, pieces: tuple[Piece, ...], base: str) -> Iterator[Block]:
    for piece in pieces:
        if piece.kind == "heading":
            yield Heading(piece.level, read(piece.text, content.fields))  # type: ignore[arg-type]
        elif piece.kind == "paragraph":
            yield Paragraph(_words(piece.text, content.fields, base), read(piece.lead, content.fields))
        elif piece.kind == "table":
            rows = tuple(tuple(_words(cell, content.fields, base) for cell in row) for row in piece.rows)
            yield Table(piece.head, rows, piece.widths, piece.caption)
        elif drawn := figure(piece.picture, content.pictures, piece.caption):
            yield drawn


def _words(text: str, fields: Mapping[str, Field], base: str) -> Words:
    return tuple(
        Run(words, f"{base.rstrip('/')}{field.address}" if base and field and field.address else "")
        for words, field in parts(text, fields)
    )
