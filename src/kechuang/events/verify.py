"""Checking the whole chain: every row's hash, its link to the row before, and that no number is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kechuang.events.chain import GENESIS, hash_of
from kechuang.events.models import Event
from kechuang.kernel.sentences import Sentence

_BATCH = 1000


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
    for id, event in _rows():
        why = _fault(event, count + 1, head)
        if why:
            return Verified(count, head, Broken(id, why))
        assert event is not None
        count, head = count + 1, event.hash
        seen = seen or head == noted_head
    if not seen:
        why = Sentence(
            "记录的末端散列值不在链中：末尾的事件被删去了。", "The noted hash is not in the chain: its end was cut off."
        )
        return Verified(count, head, Broken(count + 1, why))
    return Verified(count, head)


def _fault(event: Event | None, expected: int, head: str) -> Sentence | None:
    if event is None:
        return Sentence("有一列已无法读出。", "A column can no longer be read.")
    if event.id != expected:
        return Sentence(f"此前缺少第 {expected} 号事件。", f"Event {expected} is missing before it.")
    if event.previous_hash != head:
        return Sentence("与前一事件的散列值不相接。", "It does not link to the event before.")
    if event.hash != hash_of(event):
        return Sentence("内容与散列值不符。", "Its content does not match its hash.")
    return None


def _rows() -> Iterator[tuple[int, Event | None]]:
    """Ids in order with their rows; None for a row that no longer converts to its types (SQLite stores text)."""
    ids = list(Event.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(ids), _BATCH):
        wanted = ids[start : start + _BATCH]
        try:
            found: dict[int, Event | None] = dict(Event.objects.in_bulk(wanted))
        except (ValueError, TypeError, OverflowError):
            found = {id: _one(id) for id in wanted}
        for id in wanted:
            yield id, found.get(id)


def _one(id: int) -> Event | None:
    try:
        return Event.objects.get(pk=id)
    except (ValueError, TypeError, OverflowError):
        return None
