"""The head of a document: title, issuer, document number 〔〕, date of publication, period."""

from __future__ import annotations

from dataclasses import dataclass

from kechuang.plans.model import Document, Paragraph, Stated


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says of itself; None where it does not say."""

    title: Stated | None = None
    issuer: Stated | None = None
    doc_number: Stated | None = None
    published: Stated | None = None
    period: tuple[int | None, int | None] = (None, None)


def header(document: Document, paragraphs: tuple[Paragraph, ...]) -> Header:
    """Read the head of the document from its body, never from a scraper's header."""
    return Header()
