"""The expert has or lately had money in the applicant, a seat on its board, or pay for advice."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground
from kechuang.cases.panels.ties import of_kinds
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """One conflict for each interest."""
    return of_kinds(asked, "interest", ("shareholder", "board", "adviser"), asked.windows.interest)


GROUND = Ground("interest", 60, Sentence("持股、任职或有偿顾问", "Shares, board, paid advice"), find)
