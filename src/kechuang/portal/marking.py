"""Marks in a text, cut into pieces: nested and overlapping spans become a flat row, every character exactly once.

Pure: no Django, no stored object. `marked_html.py` writes the pieces as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

LINKED = ("target", "owner")
"""Kinds of mark that lead somewhere by themselves; of several, the innermost is followed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` up to, not including, `end` are of this kind; `key` names the thing meant, as in `t3`."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch covered by the same marks throughout, the outermost first. `ends` are those that end with it."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()

    @property
    def link(self) -> Mark | None:
        """The mark that a click on this piece follows."""
        return next((mark for mark in reversed(self.marks) if mark.kind in LINKED), None)


def pieces(start: int, end: int, marks: Iterable[Mark], holes: Sequence[tuple[int, int]] = ()) -> list[Piece]:
    """Cut `start`..`end` at every boundary of a mark or hole; what lies in a hole is left out.

    Marks that reach over the edges are cut there. Empty marks are passed over. A mark whose last characters lie
    in a hole ends with the last piece before it.
    """
    inside = sorted(
        (mark for mark in marks if max(mark.start, start) < min(mark.end, end)),
        key=lambda mark: (mark.start, -mark.end),
    )
    cuts = {start, end}
    for low, high in [(mark.start, mark.end) for mark in inside] + list(holes):
        cuts.update((min(max(low, start), end), min(max(high, start), end)))
    edges = sorted(cuts)
    kept = [
        (low, high) for low, high in pairwise(edges) if not any(first <= low and high <= last for first, last in holes)
    ]
    covering = [tuple(mark for mark in inside if mark.start <= low and high <= mark.end) for low, high in kept]
    last_of = {mark: index for index, over in enumerate(covering) for mark in over}
    return [
        Piece(low, high, over, tuple(mark for mark in over if last_of[mark] == index and mark.end <= end))
        for index, ((low, high), over) in enumerate(zip(kept, covering, strict=True))
    ]


def wraps(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Holes of a paragraph `start`..`end`: blank margins and printed line ends.

    A line end between two Latin words or numbers keeps its first character, which a page shows as a blank.
    """
    found = []
    for blank in re.compile(r"[ \t\u3000\xa0]*\n\s*").finditer(text, start, end):
        before, after = text[blank.start() - 1 : blank.start()], text[blank.end() : blank.end() + 1]
        latin = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        found.append((blank.start() + latin, blank.end()))
    body = text[start:end]
    lead, trail = len(body) - len(body.lstrip()), len(body) - len(body.rstrip())
    if lead:
        found.append((start, start + lead))
    if trail:
        found.append((end - trail, end))
    return found
