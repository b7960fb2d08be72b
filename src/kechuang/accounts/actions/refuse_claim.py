"""Refuse a claim, with the reason that the claimant is told."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.models import Claim, User
from kechuang.accounts.roles import Role
from kechuang.accounts.unclaimed import settle
from kechuang.accounts.waiting_claim import waiting
from kechuang.events.record import record
from kechuang.kernel.reasons import given


def refuse_claim(claim: Claim, actor: Actor, *, reason: str) -> None:
    """Raises Refused, BadInput for no reason, Conflict. The claimant may claim again."""
    verdict = may_appoint(actor, Role(claim.role), person=claim.person, organisation=claim.organisation)
    require(verdict, actor, "claim.refused", claim)
    why = given(reason)
    with transaction.atomic():
        row = waiting(claim)
        row.state, row.reason, row.decided_at = Claim.State.REFUSED, why, timezone.now()
        row.decided_by = actor if isinstance(actor, User) else None
        row.save(update_fields=["state", "reason", "decided_at", "decided_by"])
        settle(row.organisation)
        record("claim.refused", actor=actor, obj=row, reason=why)
    claim.refresh_from_db()
