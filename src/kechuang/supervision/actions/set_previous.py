"""Set the previous version: this plan revises that one."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_withdraw, require
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.models import Plan


def set_previous(plan: Plan, previous: Plan | None, actor: Actor, *, reason: str = "") -> None:
    """Name the version before this one, or none. Raises Refused, and BadInput where versions would run in a circle."""
    require(may_withdraw(actor, plan), actor, "plan.previous_set", plan)
    with transaction.atomic():
        row = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        earlier: Plan | None = previous
        while earlier is not None:
            if earlier.pk == row.pk:
                raise BadInput(
                    "plan.circle",
                    Sentence("版本先后成了一个圈。", "The versions would run in a circle."),
                    Sentence("请选更早的版本。", "Choose an earlier version."),
                    field="previous",
                )
            earlier = earlier.previous
        before = {"previous": row.previous.slug if row.previous else None}
        after = {"previous": previous.slug if previous else None}
        if before == after:
            return
        row.previous = previous
        row.save(update_fields=["previous"])
        record("plan.previous_set", actor=actor, obj=row, before=before, after=after, reason=reason.strip())
    plan.refresh_from_db()
