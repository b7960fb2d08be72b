"""End a record on a day: it held until then and no longer (a lapsed patent, a revoked certificate)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.registry.moving import consequences
from kechuang.registry.record import Record
from kechuang.registry.standings import refuse_confirmed
from kechuang.registry.writing import close, given, locked, made, plain


def end(record: Record, actor: Actor, *, on: date, reason: str) -> Record:
    """Let the record hold until the day before `on`. Raises Refused, BadInput, Conflict."""
    kind = type(record)
    require(may_keep_records(actor, kind, record.values()), actor, "record.ended", record)
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        old = locked(record)
        refuse_confirmed(old, plain(old), actor)
        new = made(
            kind, old.values(), actor=actor, source=old.source, stamp=stamp, reason=why, valid=(old.valid_from, on)
        )
        close([old], stamp)
        new.save(force_insert=True)
        names = ("valid_to",)
        tell(
            "record.ended",
            actor=actor,
            obj=new,
            before=plain(old, names),
            after=plain(new, names) | consequences((old,), (new,), stamp),
            reason=why,
            at=stamp,
        )
    return new
