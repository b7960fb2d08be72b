"""Replace a record from a day on: the world changed; what held before stays true for its time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.moving import consequences
from kechuang.registry.record import Record
from kechuang.registry.sources import Source
from kechuang.registry.standings import refuse_confirmed
from kechuang.registry.writing import by_hand, changed, close, given, locked, made, plain, refuse_overlap


def replace(
    record: Record,
    changes: Mapping[str, Any],
    actor: Actor,
    *,
    since: date,
    reason: str,
    source: Source | None = None,
) -> Record:
    """Let the values change on the day `since`, within the record's stretch; gives the row that holds from then on.

    Raises Refused, BadInput, and Conflict when someone else was first.
    """
    kind = type(record)
    require(may_keep_records(actor, kind, record.values()), actor, "record.replaced", record)
    require(may_keep_records(actor, kind, {**record.values(), **changes}), actor, "record.replaced", record)
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        old = locked(record)
        if since <= old.valid_from or (old.valid_to is not None and since >= old.valid_to):
            raise BadInput(
                "record.outside",
                Sentence(
                    f"变更日须在{old.valid_from}之后、记录有效期之内。",
                    f"The change must fall after {old.valid_from} and within the record's time.",
                ),
                Sentence("从一开始就不对的，请用“更正”。", "Use “correct” for what was wrong from the beginning."),
                field="since",
            )
        origin = source or by_hand(actor, example=old.source.example)
        given_by: dict[str, Any] = {"actor": actor, "stamp": stamp, "reason": why}
        past = made(kind, old.values(), source=old.source, valid=(old.valid_from, since), **given_by)
        new = made(kind, {**old.values(), **changes}, source=origin, valid=(since, old.valid_to), **given_by)
        if new.key != old.key:
            raise BadInput(
                "record.key",
                Sentence("主键不能变更。", "The key cannot change."),
                Sentence("请结束这条记录，另行录入。", "End this record and enter another."),
                key=old.key,
            )
        close([old], stamp)
        past.save(force_insert=True)
        refuse_overlap(new)
        new.save(force_insert=True)
        names = changed(old, new)
        refuse_confirmed(old, names, actor)
        before, after = plain(old, names), plain(new, names) | consequences((old,), (past, new), stamp)
        tell("record.replaced", actor=actor, obj=new, before=before, after=after, reason=why, at=stamp)
    return new
