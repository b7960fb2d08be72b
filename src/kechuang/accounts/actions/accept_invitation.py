"""Accept an invitation: with a new account, or with the one that is signed in."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import refusal
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.beginning import as_told, begin
from kechuang.accounts.invitation_links import hash_of
from kechuang.accounts.models import Invitation, User
from kechuang.accounts.new_accounts import NewAccount, made
from kechuang.accounts.roles import Role
from kechuang.accounts.standing_invitation import refuse_dead
from kechuang.events.record import record


def accept_invitation(token: str, entered: NewAccount | User) -> User:
    """The person who now holds the role. The link is the right to do so, and dies with its use.

    Who invited must still be able to: a role they lost gives nothing away. Raises Refused, BadInput, Conflict;
    Invitation.DoesNotExist for a link that never was.
    """
    with transaction.atomic():
        row = Invitation.objects.select_for_update(of=("self",)).get(token_hash=hash_of(token))
        refuse_dead(row)
        person = entered if isinstance(entered, User) else made(entered)
        verdict = may_appoint(
            row.invited_by, Role(row.role), person=person, unit=row.unit, organisation=row.organisation
        )
        if not verdict.allowed:
            raise refusal(verdict)
        membership = begin(
            person,
            Role(row.role),
            unit=row.unit,
            organisation=row.organisation,
            until=row.until,
            by=row.invited_by,
        )
        row.accepted_by, row.accepted_at = person, timezone.now()
        row.save(update_fields=["accepted_by", "accepted_at"])
        record("invitation.accepted", actor=person, obj=row, after=as_told(membership))
    return person
