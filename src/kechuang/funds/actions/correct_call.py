"""Correct a published call: a later end, the text, whom to ask; what changed and why is published with it.

Money, conditions and figures stand as they were published: who applied relied on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.calls.written import refuse_unfinished, refuse_wrong
from kechuang.funds.models import Call, CallCorrection
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

CORRECTABLE = ("closes", "text", "contact", "documents")


def correct_call(call: Call, given: Mapping[str, Any], reason: str, actor: Actor) -> CallCorrection:
    """`given` by CORRECTABLE names. Raises Refused, BadInput naming the field."""
    require(may_keep_money(actor), actor, "call.corrected", call)
    said = " ".join(reason.split())
    if len(said) < 4:
        raise BadInput(
            "call.reason",
            Sentence("没有写更正说明。", "What is corrected is not said."),
            Sentence("说明会随更正一并公布。", "It is published with the correction."),
            field="reason",
        )
    with transaction.atomic():
        stamp = moment()
        held = Call.objects.select_for_update().select_related("line").get(pk=call.pk)
        before = held.plain()
        new = {name: given[name] for name in CORRECTABLE if name in given and given[name] != getattr(held, name)}
        _refuse(held, new)
        for name, value in new.items():
            setattr(held, name, value)
        refuse_wrong(held)
        refuse_unfinished(held, timezone.localdate() if "closes" in new else held.closes or timezone.localdate())
        held.save()
        after = held.plain()
        was, now = {n: before[n] for n in new}, {n: after[n] for n in new}
        made = CallCorrection.objects.create(
            call=held,
            reason=said[:1000],
            before=was,
            after=now,
            corrected_at=stamp,
            corrected_by=actor if isinstance(actor, User) else None,
        )
        record("call.corrected", actor=actor, obj=held, before=was, after=now, reason=said, at=stamp)
    return made


def _refuse(held: Call, new: Mapping[str, Any]) -> None:
    if held.state != "published":
        raise BadInput(
            "call.unpublished",
            Sentence("通知没有发布，不用更正。", "The call is not published."),
            Sentence("请直接修改草稿。", "Change the draft."),
        )
    if not new:
        raise BadInput(
            "call.unchanged",
            Sentence("没有改动。", "Nothing was changed."),
            Sentence("请改需要更正的内容。", "Change what is to be corrected."),
        )
    if "closes" in new and held.closes and (new["closes"] is None or new["closes"] < held.closes):
        raise BadInput(
            "call.closes",
            Sentence("截止日期只能推后，不能提前。", "The end can be put off, not brought forward."),
            Sentence("已经在准备申报的单位以公布的日期为准。", "Who prepares an application relies on it."),
            field="closes",
        )
