"""Approve a claim: the organisation is who it says, and the person speaks for it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.beginning import as_told, begin
from kechuang.accounts.models import Claim, Membership, Organisation, User
from kechuang.accounts.organisation_rules import checked_organisation
from kechuang.accounts.roles import Role
from kechuang.accounts.waiting_claim import waiting
from kechuang.events.record import record


def approve_claim(claim: Claim, actor: Actor, *, name: str = "", note: str = "") -> Membership:
    """`name` is the organisation's, where the officer corrects what was claimed. Raises Refused, BadInput, Conflict."""
    verdict = may_appoint(actor, Role(claim.role), person=claim.person, organisation=claim.organisation)
    require(verdict, actor, "claim.approved", claim)
    with transaction.atomic():
        row = waiting(claim)
        organisation = Organisation.objects.select_for_update().get(pk=row.organisation_id)
        before = {"name": organisation.name, "status": organisation.status}
        organisation.name, _ = checked_organisation(name or row.name, organisation.kind)
        organisation.status = Organisation.Status.APPROVED
        organisation.save(update_fields=["name", "status"])
        membership = begin(row.person, Role(row.role), organisation=organisation, by=actor)
        row.state, row.reason, row.decided_at = Claim.State.APPROVED, note.strip(), timezone.now()
        row.decided_by = actor if isinstance(actor, User) else None
        row.save(update_fields=["state", "reason", "decided_at", "decided_by"])
        after = as_told(membership) | {"name": organisation.name, "status": organisation.status}
        record("claim.approved", actor=actor, obj=row, before=before, after=after, reason=row.reason)
    claim.refresh_from_db()
    return membership
