"""Printed lines of a page: characters at one height, from left to right, cut where a wide gap lies between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kechuang.plans.opening.pdf.glyphs import Glyph

_SAME_HEIGHT = 0.5
"""Part of the character size by which the middles of one line may differ."""
_WORD_GAP = 0.18
_WIDE_GAP = 0.9
_PIECE_GAP = 1.6
_SMALL = 0.8
_SMALL_OVERLAP = 0.4
"""Sub- and superscripts are this small beside their line, and this much of them lies at its height."""
_DOUBLE = 0.25
"""The same character drawn again so near is bold print, not a second character."""


@dataclass(slots=True)
class Row:
    """A printed line, or a piece of one between wide gaps. Lengths in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    pieces: tuple[Row, ...] = ()

    @property
    def width(self) -> float:
        """From the left of its first character to the right of its last."""
        return self.x1 - self.x0


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """The printed lines from top to bottom."""
    lines: list[list[Glyph]] = []
    height = 0.0
    for glyph in sorted(glyphs, key=lambda g: g.middle):
        if lines and glyph.middle - height <= _SAME_HEIGHT * max(glyph.size, lines[-1][-1].size):
            lines[-1].append(glyph)
            height += (glyph.middle - height) / len(lines[-1])
        else:
            lines.append([glyph])
            height = glyph.middle
    return [_row(sorted(line, key=lambda g: g.x0)) for line in _with_small_print(lines)]


def _with_small_print(lines: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The lines with sub- and superscripts put into the line they belong to."""
    kept: list[list[Glyph]] = []
    for line in lines:
        small = max(glyph.size for glyph in line)
        if kept:
            above = kept[-1]
            size = median(glyph.size for glyph in above)
            if small < _SMALL * size and _overlap(line, above) >= _SMALL_OVERLAP * small:
                above += line
                continue
            if size < _SMALL * small and _overlap(above, line) >= _SMALL_OVERLAP * size:
                kept[-1] = above + line
                continue
        kept.append(line)
    return kept


def _overlap(line: Sequence[Glyph], other: Sequence[Glyph]) -> float:
    """How much of two lines lies at the same height, if one stands within the other from left to right."""
    inside = min(g.x0 for g in other) - _PIECE_GAP * other[0].size <= min(g.x0 for g in line)
    top, bottom = max(min(g.top for g in line), min(g.top for g in other)), min(line[0].bottom, other[0].bottom)
    return bottom - top if inside else 0.0


def joined(pieces: Sequence[Row]) -> Row:
    """One row of several pieces, from left to right, a blank between them."""
    if len(pieces) == 1:
        return pieces[0]
    return Row(
        " ".join(piece.text for piece in pieces),
        min(piece.x0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.bottom for piece in pieces),
        median(piece.size for piece in pieces),
        tuple(pieces),
    )


def _row(line: list[Glyph]) -> Row:
    pieces: list[list[Glyph]] = []
    for glyph in line:
        last = pieces[-1][-1] if pieces else None
        if last and glyph.char == last.char and glyph.x0 - last.x0 < _DOUBLE * glyph.size:
            continue
        if last is None or glyph.x0 - last.x1 > _PIECE_GAP * max(glyph.size, last.size):
            pieces.append([glyph])
        else:
            pieces[-1].append(glyph)
    return joined([_piece(piece) for piece in pieces])


def _piece(glyphs: list[Glyph]) -> Row:
    parts = [glyphs[0].char]
    for last, glyph in pairwise(glyphs):
        gap = glyph.x0 - last.x1
        latin = last.char.isascii() and glyph.char.isascii()
        if gap > (_WORD_GAP if latin else _WIDE_GAP) * glyph.size:
            parts.append(" ")
        parts.append(glyph.char)
    return Row(
        "".join(parts),
        glyphs[0].x0,
        max(glyph.x1 for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        median(glyph.size for glyph in glyphs),
    )
