"""A table of a paper as fields: its caption, head and cells, the order of its rows, which go, and new ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kechuang.papers.content import Field, Piece, worded
from kechuang.portal.papers.piece_forms import clean, order_of

ROWS = 50
"""Rows that one form shows: a longer table is edited page by page, so that a form keeps a size browsers post."""
BLANK = 2
"""Empty rows for new ones."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the name of its fields, its number from 1 (0: a new one), its order and its cells as its fields show."""

    name: str
    number: int
    order: str
    cells: list[str]
    drop: bool = False


def columns_shown(piece: Piece, posted: Mapping[str, Any]) -> list[str]:
    """The names of the columns; what was posted and refused stays, here and below."""
    return [posted.get(f"h{column}", name) for column, name in enumerate(piece.head)]


def rows_shown(piece: Piece, fields: Mapping[str, Field], posted: Mapping[str, Any], first: int) -> list[Row]:
    """The rows of one form from the row at `first`, live figures with their present words, then the empty ones."""
    shown = list(enumerate(piece.rows))[first : first + ROWS]
    blank = ("",) * len(piece.head)
    return [
        *(_row(f"r{at}", at + 1, [worded(cell, fields) for cell in row], posted, "order", at + 1) for at, row in shown),
        *(_row(f"n{number}", 0, blank, posted, "after", len(piece.rows)) for number in range(BLANK)),
    ]


def _row(name: str, number: int, cells: Sequence[str], posted: Mapping[str, Any], placed: str, place: int) -> Row:
    told = [posted.get(f"{name}c{column}", cell) for column, cell in enumerate(cells)]
    return Row(name, number, posted.get(f"{name}-{placed}", str(place)), told, bool(posted.get(f"{name}-drop")))


def table_edited(piece: Piece, posted: Mapping[str, Any]) -> Piece:
    """The table with what was posted; a row that was not on the form stays as it is."""
    placed: list[tuple[float, int, tuple[str, ...]]] = []
    for at, row in enumerate(piece.rows):
        if not posted.get(f"r{at}-drop"):
            cells = tuple(clean(posted.get(f"r{at}c{column}", cell)) for column, cell in enumerate(row))
            placed.append((order_of(posted.get(f"r{at}-order"), at + 1), at, cells))
    for number in range(BLANK):
        cells = tuple(clean(posted.get(f"n{number}c{column}", "")) for column in range(len(piece.head)))
        if any(cells):
            after = order_of(posted.get(f"n{number}-after"), len(piece.rows))
            placed.append((after, len(piece.rows) + number, cells))
    rows = tuple(row for _order, _at, row in sorted(placed, key=lambda one: one[:2]))
    head = tuple(clean(posted.get(f"h{column}", name)) or name for column, name in enumerate(piece.head))
    return replace(piece, head=head, rows=rows, caption=clean(posted.get("caption", piece.caption)))
