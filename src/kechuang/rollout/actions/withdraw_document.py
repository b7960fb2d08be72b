"""Withdraw a document that was entered by mistake; what was done stays in the log."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.rollout.access import may_keep
from kechuang.rollout.models import Rollout


def withdraw_document(rollout: Rollout, actor: Actor, *, reason: str) -> Rollout:
    """Its steps fall due no more. Raises Refused, BadInput, Conflict."""
    require(may_keep(actor), actor, "rollout.withdrawn", rollout)
    told = given(reason)
    with transaction.atomic():
        stamp = moment()
        row = Rollout.objects.select_for_update().get(pk=rollout.pk)
        if row.withdrawn_at is not None:
            raise Conflict(
                "rollout.withdrawn_already",
                Sentence("这份文件已经撤出。", "It was withdrawn before."),
                Sentence("请刷新页面再看。", "Reload and look again."),
            )
        row.withdrawn_at = stamp
        row.save(update_fields=["withdrawn_at"])
        record("rollout.withdrawn", actor=actor, obj=row, reason=told, at=stamp)
    return row
