"""Checking the whole chain: every row's hash, its link to the row before, and that no number is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kechuang.events.chain import COVERED, GENESIS, hash_of_columns
from kechuang.events.models import Event
from kechuang.kernel.sentences import Sentence

Columns = tuple[Any, ...]
"""The values of COVERED, then the hash."""

_BATCH = 5000
_ID, _PREVIOUS, _HASH = COVERED.index("id"), COVERED.index("previous_hash"), len(COVERED)
_UNREADABLE = (ValueError, TypeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first row that cannot be as it was written, and why."""

    id: int
    why: Sentence


@dataclass(frozen=True, slots=True)
class Verified:
    """How many rows hold, the hash of the last of them (note it elsewhere: it proves that nothing was cut off)."""

    count: int
    head: str
    broken: Broken | None = None


def verify_log(noted_head: str = "") -> Verified:
    """Walk the chain from its first row. `noted_head`, a hash noted earlier, must still be in it."""
    count, head, seen = 0, GENESIS, not noted_head
    for id, columns in _rows():
        why = _fault(columns, count + 1, head)
        if why:
            return Verified(count, head, Broken(id, why))
        assert columns is not None
        count, head = count + 1, columns[_HASH]
        seen = seen or head == noted_head
    if not seen:
        why = Sentence(
            "记录的末端散列值不在链中：末尾的事件被删去了。", "The noted hash is not in the chain: its end was cut off."
        )
        return Verified(count, head, Broken(count + 1, why))
    return Verified(count, head)


def _fault(columns: Columns | None, expected: int, head: str) -> Sentence | None:
    if columns is None:
        return Sentence("有一列已无法读出。", "A column can no longer be read.")
    if columns[_ID] != expected:
        return Sentence(f"此前缺少第 {expected} 号事件。", f"Event {expected} is missing before it.")
    if columns[_PREVIOUS] != head:
        return Sentence("与前一事件的散列值不相接。", "It does not link to the event before.")
    if columns[_HASH] != hash_of_columns(columns[:_HASH]):
        return Sentence("内容与散列值不符。", "Its content does not match its hash.")
    return None


def _rows() -> Iterator[tuple[int, Columns | None]]:
    """Ids in order with their columns; None for a row that no longer converts to its types (SQLite stores text)."""
    last: int | None = None
    while True:
        ids = Event.objects.order_by("id").values_list("id", flat=True)
        if last is not None:
            ids = ids.filter(id__gt=last)
        wanted = list(ids[:_BATCH])
        if not wanted:
            return
        last = wanted[-1]
        rows = Event.objects.filter(id__gte=wanted[0], id__lte=last).order_by("id").values_list(*COVERED, "hash")
        try:
            found: dict[int, Columns | None] = {row[_ID]: row for row in rows}
        except _UNREADABLE:
            found = {id: _one(id) for id in wanted}
        for id in wanted:
            yield id, found.get(id)


def _one(id: int) -> Columns | None:
    try:
        row: Columns = Event.objects.values_list(*COVERED, "hash").get(pk=id)
    except _UNREADABLE:
        return None
    return row
