"""Withdraw a record: it should never have been entered; nothing takes its place, and its history stays."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.registry.moving import consequences
from kechuang.registry.record import Record
from kechuang.registry.standings import refuse_confirmed
from kechuang.registry.writing import close, given, locked, plain


def withdraw(record: Record, actor: Actor, *, reason: str) -> None:
    """From now on the record is not held to be true for any day. Raises Refused, BadInput, Conflict."""
    require(may_keep_records(actor, type(record), record.values()), actor, "record.withdrawn", record)
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        old = locked(record)
        refuse_confirmed(old, plain(old), actor)
        close([old], stamp)
        after = consequences((old,), (), stamp) or None
        tell("record.withdrawn", actor=actor, obj=old, before=plain(old), after=after, reason=why, at=stamp)
