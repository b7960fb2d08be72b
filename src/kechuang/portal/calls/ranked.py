"""The ranking of a call as a table is drawn: each project with what is taken up to it, and the lines between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kechuang.funds.calls.ranking import STANDINGS, Ranking
from kechuang.funds.calls.summing import Row
from kechuang.funds.modes.competitive import Placed
from kechuang.kernel.sentences import Sentence

_LAMPS = {"settled": "good", "within": "notice", "waits": "warning", "below": "error"}


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One project. `taken` is what it and all above it get, in fen; `cut` the line drawn above it, if one is."""

    placed: Placed
    row: Row
    taken: int
    cut: str
    lamp: str
    standing: Sentence

    @property
    def fen(self) -> int | None:
        """What it gets; None where the money or its score does not reach."""
        return self.placed.support.fen if self.placed.support else None


def ranked_rows(ranking: Ranking, rows: Mapping[str, Row]) -> list[RankedRow]:
    """In order. The line of the money is drawn once, where it ends; that of the least score once."""
    made: list[RankedRow] = []
    taken, drawn = 0, set()
    for one in ranking.placed:
        cut = {"waits": "money", "below": "least"}.get(one.standing, "")
        cut = "" if cut in drawn else cut
        drawn.add(cut)
        taken += (one.support.fen or 0) if one.support else 0
        row = rows[one.applicant.number]
        made.append(RankedRow(one, row, taken, cut, _LAMPS[one.standing], STANDINGS[one.standing]))
    return made
