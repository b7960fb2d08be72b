"""Give an invitation a new link and a new term: the old link is dead."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.actions.invite import Invited, as_told
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.invitation_links import LASTS, hash_of, new_token, path_of
from kechuang.accounts.models import Invitation, User
from kechuang.accounts.roles import Role
from kechuang.accounts.standing_invitation import refuse_ended
from kechuang.events.record import record


def renew_invitation(invitation: Invitation, actor: Actor, *, lasts: timedelta = LASTS) -> Invited:
    """Who renews it becomes who invites. Raises Refused, Conflict where it was accepted or revoked."""
    verdict = may_appoint(actor, Role(invitation.role), unit=invitation.unit, organisation=invitation.organisation)
    require(verdict, actor, "invitation.renewed", invitation)
    token = new_token()
    with transaction.atomic():
        row = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
        refuse_ended(row)
        before = as_told(row)
        row.token_hash = hash_of(token)
        row.invited_at = timezone.now()
        row.expires_at = row.invited_at + lasts
        row.invited_by = actor if isinstance(actor, User) else None
        row.save(update_fields=["token_hash", "invited_at", "expires_at", "invited_by"])
        record("invitation.renewed", actor=actor, obj=row, before=before, after=as_told(row))
    return Invited(row, path_of(token))
