"""Resolve a dispute: the value held stays, or the record is corrected to the other value."""

from __future__ import annotations

from typing import Any, Literal

from django.db import transaction

from kechuang.accounts.access import may_confirm, require
from kechuang.accounts.held import Actor
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.correct import put_right
from kechuang.registry.marking import disputed_record
from kechuang.registry.moving import consequences
from kechuang.registry.record import Record
from kechuang.registry.sources import Mark
from kechuang.registry.standings import from_json, marked_value
from kechuang.registry.writing import given


def resolve(mark: Mark, actor: Actor, *, keep: Literal["held", "other"], reason: str) -> Record:
    """Choose one of the two values; gives the record as it stands then. Raises Refused, BadInput, Conflict."""
    record = disputed_record(mark)
    require(may_confirm(actor, type(record), record.values()), actor, "fact.resolved", record)
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        row = Mark.objects.select_for_update().get(pk=mark.pk)
        if row.superseded_at is not None or row.standing != "disputed":
            raise Conflict(
                "fact.resolved_already",
                Sentence("这项异议已经处理过。", "The dispute is resolved already."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        Mark.objects.filter(pk=row.pk).update(superseded_at=stamp)
        moved: dict[str, Any] = {}
        before = {"field": row.field, "value": marked_value(record, row.field)}
        if keep == "other" and before["value"] != row.other:
            value = from_json(record, row.field, row.other)
            old, record = put_right(record, {row.field: value}, actor, stamp=stamp, reason=why)
            moved = consequences((old,), (record,), stamp)
        after = {"field": row.field, "value": marked_value(record, row.field), "kept": keep} | moved
        tell("fact.resolved", actor=actor, obj=record, before=before, after=after, reason=why, at=stamp)
    return record
