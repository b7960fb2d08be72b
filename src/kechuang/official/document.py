"""What an official document consists of: head, title, addressees, body, attachments, signature, imprint.

Numbers of headings, of attachments and of pages are not content: the writers make them. Every value is plain.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kechuang.official.number import DocumentNumber


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind within a paragraph; `link` is the address where the words can be checked."""

    text: str
    link: str = ""


Words = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4: 一、（一） 1. （1）; its number is made by the writer."""

    level: Literal[1, 2, 3, 4]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. `lead` is set in 楷体 before the words: the sentence a paragraph begins with."""

    words: Words
    lead: str = ""


CENTRED = 8
"""Cells of so many characters at most are centred, where the whole column is so."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: head, rows of cells, and the share of the width each column has (any positive numbers)."""

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""

    def centred(self) -> tuple[bool, ...]:
        """By column, whether its cells are centred: where none has more than a few characters; else all begin left."""
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.head)
        return tuple(all(sum(len(one.text) for one in cell) <= CENTRED for cell in column) for column in columns)


@dataclass(frozen=True, slots=True)
class Figure:
    """A vector picture with the words that stand for it where it cannot be seen; sizes in millimetres."""

    svg: str
    alt: str
    width: float
    height: float
    caption: str = ""


Block = Heading | Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment: named after the body, set on pages of its own before the imprint."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; empty where it has no such part.

    mark          发文机关标志: the issuer's name, with 文件 where the form has it
    signer        签发人: upward documents only
    sealed        whether room is kept for the seal over signature and date
    note          附注, without its brackets
    specimen      words at the head of every page of a paper that is none, such as 示例数据
    """

    mark: str
    title: str
    signature: str
    dated: date | None = None
    number: DocumentNumber | None = None
    recipients: str = ""
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    sealed: bool = True
    note: str = ""
    copies_to: str = ""
    printed_by: str = ""
    printed_on: date | None = None
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signer: str = ""
    specimen: str = ""
    keywords: tuple[str, ...] = field(default=())


def words(*parts: str | Run) -> Words:
    """Runs of plain words and of words with an address."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts if part)


def plain(told: Words) -> str:
    """The words without their addresses."""
    return "".join(run.text for run in told)


def day_in_words(day: date) -> str:
    """成文日期 as the standard writes it: Arabic figures, whole year, no leading zeros (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"
