"""Withdraw a plan that was loaded by mistake: it is hidden, never deleted."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_withdraw, require
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.models import Plan
from kechuang.supervision.search_entries import show_plan


def withdraw_plan(plan: Plan, actor: Actor, *, reason: str) -> None:
    """Hide the plan from the public, from search and from lists. Raises Refused, BadInput, Conflict."""
    require(may_withdraw(actor, plan), actor, "plan.withdrawn", plan)
    why = given(reason)
    with transaction.atomic():
        row = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        if row.withdrawn_at is not None:
            raise Conflict(
                "plan.withdrawn_already",
                Sentence("这份规划已经撤下。", "This plan was withdrawn already."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        row.withdrawn_at, row.withdrawn_reason = timezone.now(), why
        row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        show_plan(row)
        record("plan.withdrawn", actor=actor, obj=row, reason=why)
    plan.refresh_from_db()
