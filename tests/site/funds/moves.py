"""Random things to do to a ledger: amounts that fit and amounts that do not, undoing, the same request again."""

from __future__ import annotations

import random
from dataclasses import dataclass

from kechuang.funds.ledger.entries import Entry
from kechuang.funds.ledger.movements import MOVEMENTS, Place, carried, carried_commitment, moved, shifted

YEARS, LINES, AWARDS = (2024, 2025), ("platforms", "rewards", "pool"), ("A1", "A2", "A3", "A4")


@dataclass(frozen=True)
class Move:
    """An entry to post under a request's name, or (`undo`) the number of one to reverse."""

    entry: Entry | None
    request: str = ""
    undo: int = 0


def move(chance: random.Random, serial: int, posted: int) -> Move:
    """The next thing to try; `posted` entries are there."""
    what = chance.random()
    if what < 0.06 and posted:
        return Move(None, undo=chance.randint(1, posted))
    at = Place(chance.choice(YEARS), chance.choice(LINES), chance.choice(AWARDS))
    fen = chance.choice((1, 99, chance.randint(1, 10**6), chance.randint(1, 10**9)))
    if what < 0.30:
        entry = moved("appropriate", fen * 3, at)
    elif what < 0.34:
        entry = carried(fen, at)
    elif what < 0.38:
        entry = carried_commitment(fen, at)
    elif what < 0.44:
        entry = shifted(fen, at, Place(at.year, LINES[(LINES.index(at.line) + 1) % 3]))
    else:
        entry = moved(chance.choice(sorted(MOVEMENTS)), fen, at)
    return Move(entry, request=f"r{serial}")
