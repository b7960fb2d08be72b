"""Correct a record: it was wrong from the beginning; the old row stays, known until now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
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
from kechuang.registry.writing import (
    by_hand,
    changed,
    close,
    given,
    locked,
    made,
    plain,
    refuse_overlap,
    stretch_after,
)


def correct(
    record: Record,
    changes: Mapping[str, Any],
    actor: Actor,
    *,
    reason: str,
    source: Source | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Record:
    """Put values right for the same subject and stretch; give `valid_from` or `valid_to` to put the stretch right.

    Where the stretch followed from the values (a certificate's dates), it follows the corrected ones. Raises Refused,
    BadInput, and Conflict when someone else was first.
    """
    kind = type(record)
    require(may_keep_records(actor, kind, record.values()), actor, "record.corrected", record)
    require(may_keep_records(actor, kind, {**record.values(), **changes}), actor, "record.corrected", record)
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        old, new = put_right(
            record, changes, actor, stamp=stamp, reason=why, source=source, valid_from=valid_from, valid_to=valid_to
        )
        names = changed(old, new)
        refuse_confirmed(old, names, actor)
        before, after = plain(old, names), plain(new, names) | consequences((old,), (new,), stamp)
        tell("record.corrected", actor=actor, obj=new, before=before, after=after, reason=why, at=stamp)
    return new


def put_right(
    record: Record,
    changes: Mapping[str, Any],
    actor: Actor,
    *,
    stamp: datetime,
    reason: str,
    source: Source | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> tuple[Record, Record]:
    """The part of a correction that other acts share: the row closed and the one that takes its stretch.

    Call inside the act's transaction; who may, and the event, are the act's. Raises BadInput, Conflict.
    """
    kind = type(record)
    old = locked(record)
    new = made(
        kind,
        {**old.values(), **changes},
        actor=actor,
        source=source or by_hand(actor, example=old.source.example),
        stamp=stamp,
        reason=reason,
        valid=stretch_after(old, changes, valid_from, valid_to),
    )
    if new.key != old.key:
        raise BadInput(
            "record.key",
            Sentence("主键不能更正。", "The key cannot be corrected."),
            Sentence("请作废这条记录，另行录入。", "Withdraw this record and enter another."),
            key=old.key,
        )
    if not changed(old, new):
        raise BadInput(
            "record.unchanged",
            Sentence("没有任何改动。", "Nothing is changed."),
            Sentence("请改动至少一项。", "Change at least one thing."),
        )
    close([old], stamp)
    refuse_overlap(new)
    new.save(force_insert=True)
    return old, new
