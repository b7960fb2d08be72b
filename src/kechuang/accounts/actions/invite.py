"""Invite a person by a one-time link: role, seat and term are set beforehand; the person chooses name and password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.beginning import check_seat, check_term
from kechuang.accounts.invitation_links import LASTS, LONGEST, hash_of, new_token, path_of
from kechuang.accounts.models import Invitation, Organisation, Unit, User
from kechuang.accounts.roles import Role
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Invited:
    """The invitation, and the path of its link: shown once, kept nowhere."""

    invitation: Invitation
    path: str


def invite(
    name: str,
    role: Role,
    actor: Actor,
    *,
    unit: Unit | None = None,
    organisation: Organisation | None = None,
    until: date | None = None,
    lasts: timedelta = LASTS,
) -> Invited:
    """Store it. `until` ends the role, `lasts` is how long the link waits. Raises Refused, BadInput (names a field)."""
    verdict = may_appoint(actor, role, unit=unit, organisation=organisation)
    require(verdict, actor, "invitation.made", label=name)
    name = name.strip()
    if not name or len(name) > 80:
        raise BadInput(
            "invitation.name",
            Sentence("请填写被邀请人的姓名，不超过 80 字。", "Give the person's name, at most 80 characters."),
            Sentence("对方看到的邀请上写着这个姓名。", "The invitation shows it."),
            field="name",
        )
    check_seat(role, unit, organisation)
    check_term(timezone.localdate(), until)
    if not timedelta(0) < lasts <= LONGEST:
        raise BadInput(
            "invitation.lasts",
            Sentence(f"邀请的有效期是 1 至 {LONGEST.days} 天。", f"A link lasts 1 to {LONGEST.days} days."),
            Sentence("请改正后再保存。", "Put it right and save again."),
            field="lasts",
        )
    token = new_token()
    with transaction.atomic():
        made = Invitation.objects.create(
            token_hash=hash_of(token),
            name=name,
            role=role,
            unit=unit,
            organisation=organisation,
            until=until,
            invited_by=actor if isinstance(actor, User) else None,
            expires_at=timezone.now() + lasts,
        )
        record("invitation.made", actor=actor, obj=made, after=as_told(made))
    return Invited(made, path_of(token))


def as_told(invitation: Invitation) -> dict[str, str | None]:
    """What the log keeps of an invitation; never its link."""
    return {
        "name": invitation.name,
        "role": invitation.role,
        "unit": invitation.unit.name if invitation.unit else None,
        "organisation": invitation.organisation.name if invitation.organisation else None,
        "until": invitation.until.isoformat() if invitation.until else None,
        "expires_at": invitation.expires_at.isoformat(timespec="seconds"),
    }
