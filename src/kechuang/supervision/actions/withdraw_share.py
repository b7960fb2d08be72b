"""Take the standing sharing-out of a target back: the version before stands again, or none."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_bind, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.actions.share_out import told
from kechuang.supervision.allotment import Allotment


def withdraw_share(one: Allotment, actor: Actor, *, reason: str) -> Allotment | None:
    """Close it and lay the version before down anew; None where there was none. Raises Refused, BadInput, Conflict."""
    require(may_bind(actor, one.target.plan), actor, "breakdown.withdrawn", one.target)
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        if not Allotment.objects.filter(pk=one.pk, superseded_at=None).update(superseded_at=stamp):
            raise Conflict(
                "breakdown.changed",
                Sentence("这个方案已经不是现行的。", "This version no longer stands."),
                Sentence("请看现行方案。", "Look at the one that stands."),
            )
        earlier = Allotment.objects.filter(target=one.target, by=one.by, recorded_at__lt=one.recorded_at)
        before = earlier.exclude(pk=one.pk).order_by("-recorded_at", "-pk").first()
        again = None
        if before is not None:
            fields = {
                name: getattr(before, name)
                for name in ("target", "by", "base", "growth", "asof", "whole", "unit", "said", "parts", "reason")
            }
            who = actor if isinstance(actor, User) else None
            again = Allotment.objects.create(**fields, recorded_at=stamp, recorded_by=who)
        after = told(again) if again else None
        record("breakdown.withdrawn", actor=actor, obj=one.target, before=told(one), after=after, reason=why, at=stamp)
    return again
