"""The reading order of a page: text set in columns is read one column after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from kechuang.plans.opening.pdf.rows import Row, joined

_GUTTER = 1.0
"""Least width of the white strip between columns, in ems."""
_FEWEST_ROWS = 4
_FEWEST_CHARACTERS = 8
_FULL = 0.6
"""Part of its column that the usual line of running text fills; cells of a table fill less."""


def in_reading_order(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """The rows in reading order, each with the number of the column-wide part of the page it stands in."""
    for part, block in enumerate(_blocks(rows)):
        for row in block:
            yield part, row


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Stretches of one column each, in reading order."""
    i = 0
    single: list[Row] = []
    while i < len(rows):
        end, strip = _columns_from(rows, i)
        if strip is None:
            single.append(rows[i])
            i += 1
            continue
        if single:
            yield single
            single = []
        for side in _sides(rows[i:end], strip):
            yield from _blocks(side)
        i = end
    if single:
        yield single


def _columns_from(rows: Sequence[Row], start: int) -> tuple[int, tuple[float, float] | None]:
    """Where text in two columns that begins at row `start` ends, and the strip between; None if none begins there."""
    if len(rows[start].pieces) < 2:
        return start, None
    for left, right in zip(rows[start].pieces, rows[start].pieces[1:], strict=False):
        strip = (left.x1, right.x0)
        end = start
        for end in range(start, len(rows) + 1):
            if end == len(rows):
                break
            narrowed = _narrowed(rows[end], strip)
            if narrowed is None or narrowed[1] - narrowed[0] < _GUTTER * rows[end].size:
                break
            strip = narrowed
        if _is_running_text(rows[start:end], strip):
            return end, strip
    return start, None


def _narrowed(row: Row, strip: tuple[float, float]) -> tuple[float, float] | None:
    """The strip as far as the row leaves it white; None where the row runs across it."""
    low, high = strip
    for piece in row.pieces or (row,):
        if piece.x1 <= (low + high) / 2:
            low = max(low, piece.x1)
        elif piece.x0 >= (low + high) / 2:
            high = min(high, piece.x0)
        else:
            return None
    return (low, high) if low < high else None


def _sides(rows: Sequence[Row], strip: tuple[float, float]) -> tuple[list[Row], list[Row]]:
    middle = sum(strip) / 2
    left, right = [], []
    for row in rows:
        pieces = row.pieces or (row,)
        before = [piece for piece in pieces if piece.x1 <= middle]
        after = [piece for piece in pieces if piece.x1 > middle]
        left += [joined(before)] if before else []
        right += [joined(after)] if after else []
    return left, right


def _is_running_text(rows: Sequence[Row], strip: tuple[float, float]) -> bool:
    for side in _sides(rows, strip):
        if len(side) < _FEWEST_ROWS:
            return False
        column = max(row.x1 for row in side) - min(row.x0 for row in side)
        if median(row.width for row in side) < _FULL * column:
            return False
        if median(len(row.text) for row in side) < _FEWEST_CHARACTERS:
            return False
    return True
