"""Take an invitation back: its link opens nothing any more."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, Allowed, require
from kechuang.accounts.actions.invite import as_told
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.models import Invitation
from kechuang.accounts.roles import Role
from kechuang.accounts.standing_invitation import refuse_ended
from kechuang.events.record import record
from kechuang.kernel.sentences import Sentence

_OWN = Allowed(Sentence("可以收回自己发出的邀请。", "One may take back one's own invitation."))


def revoke_invitation(invitation: Invitation, actor: Actor) -> None:
    """One's own, or one that one might have made. Raises Refused, Conflict where it was accepted or revoked."""
    verdict = may_appoint(actor, Role(invitation.role), unit=invitation.unit, organisation=invitation.organisation)
    if actor is not None and invitation.invited_by_id is not None and actor.pk == invitation.invited_by_id:
        verdict = _OWN
    require(verdict, actor, "invitation.revoked", invitation)
    with transaction.atomic():
        row = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
        refuse_ended(row)
        row.revoked_at = timezone.now()
        row.save(update_fields=["revoked_at"])
        record("invitation.revoked", actor=actor, obj=row, before=as_told(row))
