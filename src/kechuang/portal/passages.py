"""A stored plan as a document to read: its paragraphs, headings, tables and chrome, each with its marks.

`passages()` takes plain rows, asks the database for nothing and is linear in text and marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.safestring import SafeString

from kechuang.portal.marked_html import About, marked_html
from kechuang.portal.marking import Mark, pieces, wraps
from kechuang.supervision.models import Block


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph as the page shows it. A table row has `cells` instead of `html`. `level` > 0: a heading."""

    ordinal: int
    kind: str
    level: int
    start: int
    end: int
    html: SafeString | None = None
    cells: tuple[SafeString, ...] = ()
    keys: tuple[str, ...] = ()
    """Keys of the marks that begin here, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Passages of one kind that follow each other: text, the rows of one table, or chrome to fold away."""

    kind: str
    passages: tuple[Passage, ...] = field(default=())


def stretches(text: str, blocks: Sequence[Block], marks: Iterable[Mark], about: Mapping[str, About]) -> list[Stretch]:
    """The whole document in order, paragraph by paragraph."""
    shown = passages(text, blocks, marks, about)
    return [Stretch(kind, tuple(group)) for kind, group in groupby(shown, key=lambda passage: passage.kind)]


def passages(text: str, blocks: Sequence[Block], marks: Iterable[Mark], about: Mapping[str, About]) -> list[Passage]:
    """Each block with its marks. Chrome that lies inside a paragraph (a page number) is cut out of it."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    chrome = [(block.start, block.end) for block in blocks if block.kind == "chrome"]
    shown, first, reaching = [], 0, list[Mark]()
    for block in blocks:
        if block.kind == "chrome":
            shown.append(_passage(text, block, (), about, ()))
            continue
        while first < len(ordered) and ordered[first].start < block.end:
            reaching.append(ordered[first])
            first += 1
        here = [mark for mark in reaching if mark.end > block.start]
        reaching = [mark for mark in here if mark.end > block.end]
        inner = [hole for hole in chrome if block.start <= hole[0] and hole[1] <= block.end]
        shown.append(_passage(text, block, here, about, inner))
    return shown


def _passage(
    text: str,
    block: Block,
    marks: Sequence[Mark],
    about: Mapping[str, About],
    inner: Sequence[tuple[int, int]],
) -> Passage:
    keys = tuple(dict.fromkeys(mark.key for mark in marks if mark.start >= block.start))

    def html(start: int, end: int) -> SafeString:
        return marked_html(text, pieces(start, end, marks, [*wraps(text, start, end), *inner]), about)

    if block.kind == "table_row":
        cells, start = [], block.start
        for cell in text[block.start : block.end].split("\t"):
            cells.append(html(start, start + len(cell)))
            start += len(cell) + 1
        return Passage(block.ordinal, block.kind, 0, block.start, block.end, cells=tuple(cells), keys=keys)
    return Passage(
        block.ordinal, block.kind, block.level, block.start, block.end, html(block.start, block.end), keys=keys
    )


def block_at(blocks: Sequence[Block], place: int) -> Block | None:
    """The paragraph that holds a character of the text; the one before it where none does."""
    index = bisect_right([block.start for block in blocks], place) - 1
    return blocks[index] if index >= 0 else None
