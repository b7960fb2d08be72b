"""Undoing an import: rows it added are withdrawn, rows it changed are put back; what someone changed since is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kechuang.accounts.held import Actor
from kechuang.registry.bulk import insert
from kechuang.registry.record import Record
from kechuang.registry.sources import Source
from kechuang.registry.writing import enveloped

STEP = 2000
"""Rows undone in one transaction."""


@dataclass(slots=True)
class Undone:
    """How many rows were withdrawn and put back; `kept` those that someone changed since; and the last pk looked at."""

    withdrawn: int = 0
    restored: int = 0
    kept: list[Record] = field(default_factory=list)
    last: int = 0


def undo_rows(
    kind: type[Record], source: Source, after: int, actor: Actor, stamp: datetime, reason: str
) -> Undone | None:
    """Undo the next rows that the import of `source` made, by pk; None where none is left. Call in a transaction."""
    rows: list[Any] = list(kind.objects.filter(source=source, pk__gt=after).order_by("pk")[:STEP])
    if not rows:
        return None
    keys = {row.key for row in rows}
    others = _by_key(kind.objects.filter(key__in=keys).order_by("pk"))
    done = Undone(last=rows[-1].pk)
    closing: list[int] = []
    making: list[Record] = []
    for row in rows:
        old, past = _replaced(row, others.get(row.key, ()))
        if row.superseded_at is not None:
            done.kept.append(row)
            continue
        mine = {row.pk, *(p.pk for p in past)}
        if any(p.superseded_at is not None for p in past) or _taken(kind, row, old, mine, others.get(row.key, ())):
            done.kept.append(row)
            continue
        closing += mine
        if old is None:
            done.withdrawn += 1
            continue
        back = kind(**{f.attname: getattr(old, f.attname) for f in kind.said()})
        enveloped(back, actor=actor, source=source, stamp=stamp, reason=reason, valid=(old.valid_from, old.valid_to))
        back.source_id, back.valid_to = old.source_id, old.valid_to
        making.append(back)
        done.restored += 1
    kind.objects.filter(pk__in=closing, superseded_at=None).update(superseded_at=stamp)
    insert(kind, making)
    return done


def _by_key(rows: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(row)
    return found


def _replaced(row: Record, others: Iterable[Record]) -> tuple[Record | None, list[Record]]:
    """The row that this one took the place of, and the part of its past that was kept (where it was replaced)."""
    old = [o for o in others if o.superseded_at == row.recorded_at and o.pk != row.pk and o.pk < row.pk]
    if not old:
        return None, []
    past = [o for o in others if o.recorded_at == row.recorded_at and o.valid_to == row.valid_from and o.pk != row.pk]
    near = [o for o in old if o.valid_from <= row.valid_from and (o.valid_to is None or o.valid_to > row.valid_from)]
    return (near or old)[0], past


def _taken(kind: type[Record], row: Record, old: Record | None, mine: set[int], others: Iterable[Record]) -> bool:
    """Whether something recorded since stands in the time that the old row would have again."""
    if old is None:
        return False
    standing = (o for o in others if o.superseded_at is None and o.pk not in mine)
    return any(
        (old.valid_to is None or o.valid_from < old.valid_to) and (o.valid_to is None or o.valid_to > old.valid_from)
        for o in standing
    )
