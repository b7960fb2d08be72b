"""Confirm what a record says: one field of it, or all of it."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import may_confirm, require
from kechuang.accounts.held import Actor
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.marking import mark_standing_on, new_mark, refuse_dispute
from kechuang.registry.record import Record
from kechuang.registry.sources import Mark
from kechuang.registry.standings import marked_value
from kechuang.registry.writing import locked


def confirm(record: Record, actor: Actor, *, field: str = "", reason: str = "") -> Mark:
    """The value of the field (`field` empty: every value) is confirmed, for as long as the record says it.

    Raises Refused, BadInput for an unknown field, Conflict where the record changed, the fact is disputed, or it is
    confirmed already.
    """
    require(may_confirm(actor, type(record), record.values()), actor, "fact.confirmed", record)
    with transaction.atomic():
        stamp = moment()
        row = locked(record)
        refuse_dispute(row, field)
        held = marked_value(row, field)
        standing = mark_standing_on(row, field)
        if standing is not None and standing.held == held:
            raise Conflict(
                "fact.confirmed_already",
                Sentence("这一项已经核实过。", "This is confirmed already."),
                Sentence("无需重复核实。", "There is nothing to do."),
            )
        if standing is not None:
            Mark.objects.filter(pk=standing.pk).update(superseded_at=stamp)
        mark = new_mark(row, field, "confirmed", actor, stamp, held=held, reason=reason)
        tell("fact.confirmed", actor=actor, obj=row, after={"field": field, "value": held}, reason=reason, at=stamp)
    return mark
