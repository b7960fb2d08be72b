"""Withdraw one's own claim while it waits."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, Allowed, Denied, require
from kechuang.accounts.models import Claim
from kechuang.accounts.unclaimed import settle
from kechuang.accounts.waiting_claim import waiting
from kechuang.events.record import record
from kechuang.kernel.sentences import Sentence

_OWN = Allowed(Sentence("可以撤回自己的申请。", "One may withdraw one's own claim."))
_NOT_OWN = Denied(Sentence("只能撤回自己的申请。", "Only one's own claim can be withdrawn."))


def withdraw_claim(claim: Claim, actor: Actor) -> None:
    """Raises Refused for another's, Conflict where it is decided."""
    own = actor is not None and actor.pk == claim.person_id
    require(_OWN if own else _NOT_OWN, actor, "claim.withdrawn", claim)
    with transaction.atomic():
        row = waiting(claim)
        row.state, row.decided_at = Claim.State.WITHDRAWN, timezone.now()
        row.save(update_fields=["state", "decided_at"])
        settle(row.organisation)
        record("claim.withdrawn", actor=actor, obj=row)
    claim.refresh_from_db()
