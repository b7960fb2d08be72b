"""Withdraw a call to which nobody has applied, a draft too; the reason stays published with it."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.cases.models import Case
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.models import Call
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence


def withdraw_call(call: Call, reason: str, actor: Actor) -> Call:
    """Raises Refused, BadInput (no reason), Conflict where applications stand."""
    require(may_keep_money(actor), actor, "call.withdrawn", call)
    said = " ".join(reason.split())
    if len(said) < 4:
        raise BadInput(
            "call.reason",
            Sentence("没有写明理由。", "No reason is given."),
            Sentence("已发布的通知会连同理由一起显示。", "It is shown with a published call."),
            field="reason",
        )
    with transaction.atomic():
        stamp = moment()
        held = Call.objects.select_for_update().select_related("line").get(pk=call.pk)
        if held.state == "withdrawn":
            return held
        standing = Case.objects.filter(call=held.number).exclude(state="abandoned").count()
        if standing:
            raise Conflict(
                "call.applied",
                Sentence(f"已有{standing}份申报，不能撤销。", f"{standing} have applied: it cannot be withdrawn."),
                Sentence("请逐件办结；需要调整的用“更正”。", "Deal with each of them; correct what must be corrected."),
            )
        held.state, held.withdrawn_at, held.why_withdrawn = "withdrawn", stamp, said[:1000]
        held.save()
        record("call.withdrawn", actor=actor, obj=held, after={"state": "withdrawn"}, reason=said, at=stamp)
    return held
