"""Publish a call: somebody other than who wrote it; complete, and long enough open or with the reason why not."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.accounts.models import User
from kechuang.accounts.scope import Label
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.by_date.calls import LEAST, window
from kechuang.funds.calls.written import refuse_unfinished
from kechuang.funds.models import Call
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.kernel.sentences import Sentence


def publish_call(call: Call, actor: Actor, *, seen: str = "") -> Call:
    """`seen` is `written_at` (ISO) of the draft that was read. Raises Refused (who wrote it), BadInput, Conflict."""
    require(may_keep_money(actor), actor, "call.published", call)
    try:
        return _published(call, actor, seen)
    except Refused as error:
        record("call.published", actor=actor, obj=call, reason=error.sentence.zh, succeeded=False)
        raise


def _published(call: Call, actor: Actor, seen: str) -> Call:
    today = timezone.localdate()
    with transaction.atomic():
        stamp = moment()
        held = Call.objects.select_for_update().select_related("line").get(pk=call.pk)
        if held.state == "published":
            return held
        if held.state != "draft" or (seen and seen != held.written_at.isoformat()):
            raise Conflict(
                "call.moved",
                Sentence("草稿在您打开之后有改动。", "The draft was changed after you opened it."),
                Sentence("请重新核对后再发布。", "Read it again, then publish it."),
            )
        if isinstance(actor, User) and held.written_by_id == actor.pk:
            raise Refused(
                "call.same_person",
                Sentence("这份通知由您起草，须由另一人发布。", "You wrote this call: somebody else must publish it."),
                Sentence("请另一名业务人员登录核对并发布。", "Let another officer read and publish it."),
            )
        refuse_unfinished(held, today)
        assert held.closes is not None
        stands = window(today, held.closes)
        if stands.enough.verdict is False and len(held.short.strip()) < 4:
            raise BadInput(
                "call.short",
                Sentence(
                    f"{stands.enough.reason.zh}（{stands.enough.citation}，原则上不少于{LEAST}天）",
                    f"{stands.enough.reason.en} ({stands.enough.citation}: as a rule {LEAST})",
                ),
                Sentence(
                    "请推后截止日期，或在草稿里写明时间不足的理由，理由会公布。",
                    "Close later, or give the reason in the draft; it is published.",
                ),
                field="short",
            )
        held.state, held.label = "published", Label.PUBLIC
        held.published_at, held.published_by = stamp, actor if isinstance(actor, User) else None
        held.save()
        record("call.published", actor=actor, obj=held, after=held.plain(), at=stamp)
    return held
