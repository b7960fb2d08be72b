"""Which row of a record speaks as of a pair of moments: the one that holds, else the nearest; and its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from kechuang.registry.asof import AsOf
from kechuang.registry.record import Record

State = Literal["valid", "ended", "coming", "withdrawn"]


def row_shown(rows: Sequence[Record], asof: AsOf) -> tuple[Record | None, State]:
    """Which row speaks as of the moments: the one that holds, else the nearest; None before the record was known."""
    known = [
        r for r in rows if r.recorded_at <= asof.known and (r.superseded_at is None or r.superseded_at > asof.known)
    ]
    day = asof.valid
    holding = [row for row in known if row.valid_from <= day and (row.valid_to is None or row.valid_to > day)]
    if holding:
        return holding[-1], "valid"
    past = [row for row in known if row.valid_from <= day]
    if past:
        return max(past, key=lambda row: row.valid_to or date.max), "ended"
    if known:
        return min(known, key=lambda row: row.valid_from), "coming"
    gone = [r for r in rows if r.recorded_at <= asof.known and r.superseded_at]
    if gone:
        return max(gone, key=lambda row: (row.superseded_at, row.valid_from)), "withdrawn"
    return None, "withdrawn"
