"""Restore a withdrawn plan."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_withdraw, require
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.models import Plan
from kechuang.supervision.search_entries import show_plan


def restore_plan(plan: Plan, actor: Actor, *, reason: str) -> None:
    """Show the plan again. Raises Refused, BadInput, and Conflict where it is not withdrawn."""
    require(may_withdraw(actor, plan), actor, "plan.restored", plan)
    why = given(reason)
    with transaction.atomic():
        row = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        if row.withdrawn_at is None:
            raise Conflict(
                "plan.not_withdrawn",
                Sentence("这份规划没有被撤下。", "This plan is not withdrawn."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        before = {"reason": row.withdrawn_reason}
        row.withdrawn_at, row.withdrawn_reason = None, ""
        row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        show_plan(row)
        record("plan.restored", actor=actor, obj=row, before=before, reason=why)
    plan.refresh_from_db()
