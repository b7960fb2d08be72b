"""A paper as a page shows it: red head, numbered pieces, figures that lead to their traces, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from kechuang.official.document import Block, Document, Figure, Heading, Paragraph, Table, Words, day_in_words
from kechuang.official.numbering import attachment_names, numbered
from kechuang.official.title_lines import title_lines


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece: `kind` tells which of the others are there."""

    kind: str
    level: int = 0
    text: str = ""
    lead: str = ""
    words: Words = ()
    table: Table | None = None
    figure: Figure | None = None

    @property
    def svg(self) -> SafeString:
        """The drawing; it is ours, made of numbers, its words escaped when it is drawn."""
        return mark_safe(self.figure.svg if self.figure else "")  # noqa: S308


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole paper."""

    document: Document
    title: list[str]
    number: str
    day: str
    pieces: list[Shown]
    attachments: list[tuple[str, str, list[Shown]]]


def sheet(document: Document) -> Sheet:
    """As it is shown."""
    titles = [one.title for one in document.attachments]
    names = attachment_names(titles) if titles else []
    return Sheet(
        document,
        title_lines(document.title),
        str(document.number) if document.number else "",
        day_in_words(document.dated) if document.dated else "",
        list(_shown(document.blocks)),
        [(name, one.title, list(_shown(one.blocks))) for name, one in zip(names, document.attachments, strict=True)],
    )


def _shown(blocks: Iterable[Block]) -> Iterator[Shown]:
    for block, number in numbered(blocks):
        if isinstance(block, Heading):
            yield Shown("heading", block.level, number + block.text)
        elif isinstance(block, Paragraph):
            yield Shown("paragraph", lead=block.lead, words=block.words)
        elif isinstance(block, Table):
            yield Shown("table", table=block)
        else:
            yield Shown("figure", figure=block)
