"""Paragraphs out of printed lines, told by indents, margins, sizes and spacing; page marks dropped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from kechuang.plans.opening.pdf.rows import Row, joined
from kechuang.plans.paragraphs.folding import fold
from kechuang.plans.paragraphs.lines import lines
from kechuang.plans.paragraphs.page_marks import page_numbers, running_heads

_SAME_SIZE = 0.12
_INDENT = 0.8
"""Ems. A first line is set in by two characters, a hanging line by about as much."""
_RAGGED = 1.6
_RAGGED_SENTENCE = 0.7
_RAGGED_MARGIN = 4.0
"""A line may fall short by so much before one that begins at the margin, where first lines are set in."""
_ENOUGH = 6
_APART = 2.0
_LOOSE = 1.5
"""Lines further apart than this many times the usual distance do not belong together."""
_TITLE_SIZE = 1.12


@dataclass(slots=True)
class Item:
    """A printed line or table row on a page. `part` numbers the columns of the page; rows of tables have none."""

    page: int
    part: int
    row: Row
    is_table: bool = False


@dataclass(slots=True)
class _Frame:
    """Where the lines of one column begin and end, and how far apart they are, in points."""

    left: float
    right: float
    pitch: float


_Frames = dict[tuple[int, int, int], _Frame]


def without_page_marks(items: Sequence[Item]) -> list[Item]:
    """The items without page numbers and without heads and feet that run through the pages."""
    printed = "".join(
        ("" if i == 0 else "\f" if items[i - 1].page != item.page else "\n") + (item.row.text.replace("\n", " ") or "·")
        for i, item in enumerate(items)
    ).replace("\f", "\n\f")
    found = list(lines(printed, fold(printed)))
    numbers = page_numbers(found)
    dropped = numbers | running_heads(found, numbers)
    return [item for i, item in enumerate(items) if i not in dropped or item.is_table]


def paragraphs_of(items: Sequence[Item]) -> Iterator[str]:
    """The text, a paragraph or table row each."""
    items = list(_apart(items))
    body = _usual_size(items)
    frames = _frames(items)
    indented = _indents_tell(items, frames)
    group: list[Item] = []
    for item in items:
        if group and _continues(group, item, frames, body, indented):
            group.append(item)
            continue
        if group:
            yield _text(group)
        group = [item]
    if group:
        yield _text(group)


def _apart(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with printed lines of several pieces made table rows or lines of their own.

    Pieces under pieces are a table without ruled lines; pieces in one line alone are separate lines, like the office
    and the date at the foot of a notice.
    """
    for i, item in enumerate(items):
        pieces = item.row.pieces
        if item.is_table or len(pieces) < 2:
            yield item
        elif any(_aligned(item, items[j]) for j in (i - 1, i + 1) if 0 <= j < len(items)):
            row = replace(item.row, text="\t".join(piece.text for piece in pieces), pieces=())
            yield replace(item, row=row, is_table=True)
        else:
            yield from _separated(item)


def _separated(item: Item) -> Iterator[Item]:
    waiting: list[Row] = []
    for piece in item.row.pieces:
        gap = piece.x0 - waiting[-1].x1 if waiting else 0.0
        starts = next(lines(piece.text, fold(piece.text))).starts
        if waiting and (starts or gap > _APART * piece.size):
            yield replace(item, row=joined(waiting))
            waiting = []
        waiting.append(piece)
    yield replace(item, row=joined(waiting))


def _aligned(item: Item, other: Item) -> bool:
    """Whether the pieces of two lines stand below each other, at least two gaps apart from the others."""
    here, there = item.row.pieces, other.row.pieces
    if (item.page, item.part) != (other.page, other.part) or len(here) != len(there):
        return False
    near = 1.5 * item.row.size
    return all(
        abs(a.x0 - b.x0) < near or abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * near for a, b in zip(here, there, strict=True)
    )


def _indents_tell(items: Sequence[Item], frames: _Frames) -> bool:
    """Whether first lines are set in throughout, so that a line at the margin goes on with a paragraph."""
    rows = [(item.row, frames[_place(item)]) for item in items if not item.is_table]
    deep = sum(1 for row, frame in rows if _INDENT <= (row.x0 - frame.left) / row.size < 6)
    flush = sum(1 for row, frame in rows if abs(row.x0 - frame.left) < _INDENT * row.size)
    return deep >= 3 and flush >= 3 and deep >= 0.03 * len(rows)


def _continues(group: list[Item], item: Item, frames: _Frames, body: float, indented: bool) -> bool:
    last = group[-1]
    if last.is_table or item.is_table:
        return False
    row, before = item.row, last.row
    if abs(row.size - before.size) > _SAME_SIZE * max(row.size, before.size):
        return False
    here, there = frames[_place(item)], frames[_place(last)]
    ended, starts = _signs(before.text, row.text)
    same_block = (item.page, item.part) == (last.page, last.part)
    distance = row.top - before.top if same_block else 0.0
    if _is_centred(row, here) and _is_centred(before, there):
        return same_block and _is_title(group, row, body) and distance <= _LOOSE * max(here.pitch, 1.6 * row.size)
    em = row.size
    short = there.right - before.x1
    set_in = row.x0 - here.left >= _INDENT * em
    if starts and (ended or set_in or not same_block or short > _RAGGED_SENTENCE * em):
        return False
    if same_block and distance > _LOOSE * here.pitch and (ended or distance > 2 * _LOOSE * here.pitch):
        return False
    if set_in and not _hangs(group, row, em):
        return False
    if indented and not set_in:
        return short <= (_RAGGED if ended else _RAGGED_MARGIN) * em or _waits(before.text)
    return short <= (_RAGGED_SENTENCE if ended else _RAGGED) * em or _waits(before.text)


def _signs(before: str, text: str) -> tuple[bool, bool]:
    """Whether the text before ends a sentence, and whether the text begins an item."""
    first = next(lines(before, fold(before)))
    second = next(lines(text, fold(text)))
    return first.ends_sentence, second.starts


def _waits(text: str) -> bool:
    return text[-1] in "，、（《“〔,("


def _hangs(group: Sequence[Item], row: Row, em: float) -> bool:
    """Whether the paragraph's lines after the first are all set in, and this one alike."""
    if len(group) == 1:
        return row.x0 - group[0].row.x0 > _INDENT * em
    return abs(row.x0 - group[-1].row.x0) < 0.5 * em


def _is_centred(row: Row, frame: _Frame) -> bool:
    left, right = row.x0 - frame.left, frame.right - row.x1
    return left > 2.5 * row.size and right > 1.5 * row.size and abs(left - right) < 1.5 * row.size


def _is_title(group: Sequence[Item], row: Row, body: float) -> bool:
    """Whether lines in the middle of the page are a title broken over lines."""
    text = "".join(item.row.text for item in group) + row.text
    opened = text.count("《") > group[-1].row.text.count("》") and "《" in group[-1].row.text
    return (row.size >= _TITLE_SIZE * body or opened) and "〔" not in text and len(text) <= 120


def _usual_size(items: Iterable[Item]) -> float:
    """Character size of most of the text."""
    sizes: Counter[float] = Counter()
    for item in items:
        if not item.is_table:
            sizes[round(item.row.size * 2) / 2] += len(item.row.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _place(item: Item) -> tuple[int, int, int]:
    """Page, column and character size: text of another size, as in boxes, has margins of its own."""
    return item.page, item.part, round(item.row.size)


def _frames(items: Sequence[Item]) -> _Frames:
    """The frame of each place; where few lines stand, that of their size in the whole document, or of all text."""
    places: dict[tuple[int, int, int], list[Row]] = {}
    sizes: dict[int, list[Row]] = {}
    for item in items:
        if not item.is_table:
            places.setdefault(_place(item), []).append(item.row)
            sizes.setdefault(round(item.row.size), []).append(item.row)
    every = [row for rows in places.values() for row in rows]
    found = {}
    for place, rows in places.items():
        known = [candidate for candidate in (rows, sizes[place[2]]) if len(candidate) >= _ENOUGH]
        found[place] = _frame(known[0] if known else every)
    return found


def _frame(rows: Sequence[Row]) -> _Frame:
    longest = max(row.width for row in rows)
    long = [row for row in rows if row.width >= 0.6 * longest]
    em = median(row.size for row in rows)
    left = min(_shared([row.x0 for row in long], em))
    right = max(_shared([row.x1 for row in long], em))
    pitches = [b.top - a.top for a, b in pairwise(rows) if 0 < b.top - a.top < 4 * em]
    return _Frame(left, right, median(pitches) if pitches else 2 * em)


def _shared(places: Sequence[float], em: float) -> Sequence[float]:
    """The places at which several lines begin or end; a line that sticks out alone does not count."""
    ordered = sorted(places)
    need = max(2, 0.12 * len(places))
    near = 0.6 * em
    often = [p for p in ordered if bisect_right(ordered, p + near) - bisect_left(ordered, p - near) >= need]
    return often or places


def _text(group: Sequence[Item]) -> str:
    text = group[0].row.text
    for item in group[1:]:
        more = item.row.text
        if text[-1].isascii() and text[-1].isalnum() and more[0].isascii() and more[0].isalnum():
            text += " "
        elif text[-1] == "-" and len(text) > 1 and text[-2].isascii() and text[-2].isalpha() and more[0].islower():
            text = text[:-1]
        text += more
    return text
