"""What else an act on a record moves: those above who read records say so, and the act's event tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kechuang.registry.asof import AsOf
from kechuang.registry.record import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One act on one subject: the rows it closed and the rows that stand since, already stored; its instant."""

    kind: type[Record]
    key: str
    closed: tuple[Record, ...]
    opened: tuple[Record, ...]
    stamp: datetime

    def known(self, *, after: bool) -> datetime:
        """The last instant before the act, or the act's own."""
        return self.stamp if after else self.stamp - timedelta.resolution

    def asof(self, pair: AsOf, *, after: bool) -> AsOf:
        """The same day with the knowledge before or after the act."""
        return AsOf(pair.valid, self.known(after=after))


Teller = Callable[[Change], Any]
"""Gives plain JSON for the event; nothing (an empty value) where the act moves nothing it knows of."""

_TELLERS: dict[str, Teller] = {}


def tell_with(name: str, teller: Teller) -> None:
    """Let events of acts on records carry, under a name, what this function says. Called when an app is ready."""
    _TELLERS[name] = teller


def consequences(closed: tuple[Record, ...], opened: tuple[Record, ...], stamp: datetime) -> dict[str, Any]:
    """What an act moved, by the name of who tells it. Call inside its transaction, after its rows are stored."""
    subject = (*opened, *closed)[0]
    change = Change(type(subject), subject.key, closed, opened, stamp)
    told = {name: teller(change) for name, teller in _TELLERS.items()}
    return {name: what for name, what in told.items() if what}
