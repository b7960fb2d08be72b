"""Dispute a fact: someone says another value. Both values show until the dispute is resolved."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from kechuang.accounts.access import may_dispute, require
from kechuang.accounts.held import Actor
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.marking import mark_standing_on, new_mark, refuse_dispute
from kechuang.registry.record import Record
from kechuang.registry.sources import Mark
from kechuang.registry.standings import marked_value
from kechuang.registry.writing import by_hand, given, jsonable, locked, made


def dispute(record: Record, actor: Actor, *, field: str, other: Any, said_by: str, reason: str) -> Mark:
    """`other` is what `said_by` says of one field instead, as the field reads it; None where it is not known.

    Raises Refused, BadInput (a value the field does not take, the value it has, no reason, nobody who says so), and
    Conflict where the record changed or the fact is disputed already.
    """
    require(may_dispute(actor, type(record), record.values()), actor, "fact.disputed", record)
    why = given(reason)
    if not said_by.strip():
        raise BadInput(
            "fact.said_by",
            Sentence("请写明是谁提出的。", "Say who says so."),
            Sentence("写单位或姓名，例如税务局、审计报告。", "Name a unit, a person or a document."),
            field="said_by",
        )
    with transaction.atomic():
        stamp = moment()
        row = locked(record)
        refuse_dispute(row, field)
        held, other = marked_value(row, field), _as_held(row, field, other, actor)
        if held == other:
            raise BadInput(
                "fact.same",
                Sentence("提出的值与现有的值相同。", "The value is the one that is held."),
                Sentence("没有异议就不用提出。", "There is nothing to dispute."),
                field=field,
            )
        standing = mark_standing_on(row, field)
        if standing is not None:
            Mark.objects.filter(pk=standing.pk).update(superseded_at=stamp)
        mark = new_mark(
            row, field, "disputed", actor, stamp, held=held, other=other, said_by=said_by.strip()[:200], reason=why
        )
        tell(
            "fact.disputed",
            actor=actor,
            obj=row,
            before={"field": field, "value": held},
            after={"field": field, "value": other, "said_by": mark.said_by},
            reason=why,
            at=stamp,
        )
    return mark


def _as_held(row: Record, field: str, other: Any, actor: Actor) -> Any:
    """The other value, checked as if the record said it."""
    checked = made(
        type(row),
        {**row.values(), field: other},
        actor=actor,
        source=by_hand(actor),
        stamp=row.recorded_at,
        valid=(row.valid_from, row.valid_to),
    )
    if checked.key != row.key:
        raise BadInput(
            "fact.key",
            Sentence("主键不能有异议。", "The key cannot be disputed."),
            Sentence("记录整个不对的，请作废后另行录入。", "Withdraw the record and enter another."),
            field=field,
        )
    return jsonable(getattr(checked, checked._meta.get_field(field).attname))  # type: ignore[union-attr]
