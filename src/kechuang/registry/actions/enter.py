"""Enter a record: something not known before about a subject and a stretch of time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.moving import consequences
from kechuang.registry.record import Record
from kechuang.registry.sources import Source
from kechuang.registry.writing import by_hand, made, plain, refuse_overlap


def enter(
    kind: type[Record],
    values: Mapping[str, Any],
    actor: Actor,
    *,
    source: Source | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    reason: str = "",
) -> Record:
    """Store one record. `values` by field name, quantities in raw steps; the time comes from them where not given.

    Raises Refused, BadInput (names the field), Conflict where the subject has a record for that time.
    """
    require(may_keep_records(actor, kind, values), actor, "record.entered", label=kind.kind())
    with transaction.atomic():
        stamp = moment()
        row = made(
            kind,
            values,
            actor=actor,
            source=source or by_hand(actor, example=_of_example(kind, values)),
            stamp=stamp,
            reason=reason,
            valid=(valid_from, valid_to),
        )
        refuse_overlap(row)
        row.save(force_insert=True)
        after = plain(row) | consequences((), (row,), stamp)
        tell("record.entered", actor=actor, obj=row, after=after, reason=reason, at=stamp)
    return row


def _of_example(kind: type[Record], values: Mapping[str, Any]) -> bool:
    """What is entered about an example organisation is example data too."""
    owner = values.get(kind.ORGANISATION) if kind.ORGANISATION and kind is not Organisation else None
    return bool(owner) and Organisation.objects.standing().filter(key=owner, source__example=True).exists()
