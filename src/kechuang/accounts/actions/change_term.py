"""Change until when a role is held: lengthen it, shorten it, or give it no end."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.beginning import as_told, check_term, told
from kechuang.accounts.held import forget
from kechuang.accounts.models import Membership
from kechuang.accounts.roles import Role
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def change_term(membership: Membership, actor: Actor, *, until: date | None) -> None:
    """`until` is the first day without the role. Raises Refused, BadInput, Conflict where it has ended already."""
    role = Role(membership.role)
    verdict = may_appoint(
        actor, role, person=membership.person, unit=membership.unit, organisation=membership.organisation
    )
    require(verdict, actor, "membership.term_changed", membership, label=told(membership))
    with transaction.atomic():
        row = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        if row.ended_at is not None or (row.until is not None and row.until <= timezone.localdate()):
            raise Conflict(
                "membership.ended_already",
                Sentence("这个角色已经结束。", "This role has ended already."),
                Sentence("请重新授予。", "Give it anew."),
            )
        check_term(max(row.since, timezone.localdate()), until)
        if row.until == until:
            return
        before = as_told(row)
        row.until = until
        row.save(update_fields=["until"])
        record("membership.term_changed", actor=actor, obj=row, label=told(row), before=before, after=as_told(row))
    forget()
    membership.refresh_from_db()
