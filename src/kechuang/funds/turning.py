"""Letting a record change on a day by an act on money: a new stretch, or the same one where it began that day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from kechuang.accounts.access import Actor
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.replace import replace
from kechuang.registry.record import Record

R = TypeVar("R", bound=Record)


def turned(record: R, changes: Mapping[str, Any], actor: Actor, *, since: date, reason: str) -> R:
    """The row that holds from that day on. Raises Refused, BadInput, Conflict as the acts of the registry do.

    A stretch is a day at least: what changes on the day a stretch began is that stretch. What came with the example
    stays of it, so that it goes with it.
    """
    source = record.source if record.source.example else None
    if since <= record.valid_from:
        return correct(record, changes, actor, reason=reason, source=source)  # type: ignore[return-value]
    return replace(record, changes, actor, since=since, reason=reason, source=source)  # type: ignore[return-value]
