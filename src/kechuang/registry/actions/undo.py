"""Undo the last act on a record: what stood before it stands again; both stay in the history."""

from __future__ import annotations

import copy
from datetime import datetime

from django.db import transaction

from kechuang.accounts.access import may_keep_records, require
from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.models import Event
from kechuang.events.record import record as tell
from kechuang.events.record import wait_for_turn
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.moving import consequences
from kechuang.registry.record import Record
from kechuang.registry.standings import refuse_confirmed
from kechuang.registry.writing import changed, close, given, plain

UNDOABLE = (
    "record.entered",
    "record.corrected",
    "record.replaced",
    "record.ended",
    "record.withdrawn",
    "record.undone",
)
"""Acts on one record by hand. Imports are undone as a whole, at the import desk."""


def last_act(kind: type[Record], key: str) -> datetime | None:
    """The instant of the last act that opened or closed a row of the record; None where there is no row."""
    rows = kind.objects.filter(key=key)
    stamps = [stamp for pair in rows.values_list("recorded_at", "superseded_at") for stamp in pair if stamp]
    return max(stamps, default=None)


def undoable(kind: type[Record], key: str) -> datetime | None:
    """The instant of the last act, where it is one that can be undone by itself."""
    stamp = last_act(kind, key)
    if stamp is None:
        return None
    told = Event.objects.filter(
        occurred_at=stamp, type__in=UNDOABLE, succeeded=True, object_type=kind._meta.label_lower
    )
    return stamp if told.exists() else None


def undo(kind: type[Record], key: str, at: datetime, actor: Actor, *, reason: str) -> tuple[Record, ...]:
    """Take back the act of that instant, which must be the record's last; gives the rows that stand again.

    Raises Refused, BadInput without a reason, and Conflict where something was done to the record since.
    """
    opened = list(kind.objects.filter(key=key, recorded_at=at))
    closed = list(kind.objects.filter(key=key, superseded_at=at))
    for row in (*opened, *closed):
        require(may_keep_records(actor, kind, row.values()), actor, "record.undone", row)
    why = given(reason)
    with transaction.atomic():
        wait_for_turn()
        if not (opened or closed) or undoable(kind, key) != at:
            raise Conflict(
                "record.not_last",
                Sentence(
                    "在那之后这条记录又有改动，不能单独撤销。",
                    "The record was changed since; that act cannot be undone.",
                ),
                Sentence("请看变更记录，按现在的内容更正。", "See its history and correct what stands now."),
                key=key,
            )
        stamp = moment()
        for row in opened:
            refuse_confirmed(row, changed(closed[0], row) if closed else plain(row), actor)
        close(opened, stamp)
        again = tuple(_again(row, stamp, actor, why) for row in closed)
        subject = (*again, *opened)[-1]
        before = {"rows": [plain(row) for row in opened]}
        after = {"rows": [plain(row) for row in again]} | consequences(tuple(opened), again, stamp)
        tell("record.undone", actor=actor, obj=subject, before=before, after=after, reason=why, at=stamp)
    return again


def _again(row: Record, stamp: datetime, actor: Actor, reason: str) -> Record:
    """A closed row stored anew, with its values, stretch and source."""
    made = copy.copy(row)
    made.pk = None
    made._state = copy.copy(row._state)
    made._state.adding = True
    made.recorded_at, made.superseded_at, made.reason = stamp, None, reason
    made.recorded_by = actor if isinstance(actor, User) else None
    made.save(force_insert=True)
    return made
