"""End a membership: the person no longer holds the role, from this moment on."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, Allowed, Verdict, require
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.beginning import as_told, told
from kechuang.accounts.held import forget
from kechuang.accounts.last_administrator import refuse_last
from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import Role
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence

_RESIGNS = Allowed(Sentence("可以辞去自己的角色。", "One may lay down one's own role."))


def may_end(actor: Actor, membership: Membership) -> Verdict:
    """Whether they may end it: their own, or one they might have given."""
    if actor is not None and actor.pk == membership.person_id:
        return _RESIGNS
    return may_appoint(actor, Role(membership.role), unit=membership.unit, organisation=membership.organisation)


def end_membership(membership: Membership, actor: Actor, *, reason: str) -> None:
    """End it. One may lay down one's own. Raises Refused, BadInput, Conflict (for the last security administrator)."""
    require(may_end(actor, membership), actor, "membership.ended", membership, label=told(membership))
    why = given(reason)
    with transaction.atomic():
        row = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        if row.ended_at is not None:
            raise Conflict(
                "membership.ended_already",
                Sentence("这个角色已经结束。", "This role has ended already."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        if row.role == Role.SECURITY_ADMINISTRATOR:
            refuse_last(row.person, actor)
        row.ended_at, row.ended_reason = timezone.now(), why
        row.ended_by = actor if isinstance(actor, User) else None
        row.save(update_fields=["ended_at", "ended_reason", "ended_by"])
        record("membership.ended", actor=actor, obj=row, label=told(row), before=as_told(row), reason=why)
    forget()
    membership.refresh_from_db()
