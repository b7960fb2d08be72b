"""The memberships that count for a person now: asked of the database once per request, every time elsewhere."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from kechuang.accounts.models import Membership, Unit, User
from kechuang.accounts.roles import Role
from kechuang.kernel.once import asked_once as asked_once
from kechuang.kernel.once import forget as forget
from kechuang.kernel.once import once
from kechuang.questions.composed import composed

Actor = User | AnonymousUser | None
"""Who acts; None is the system itself (the command line of the machine's owner)."""


def memberships_of(actor: Actor) -> tuple[Membership, ...]:
    """Those in force today, oldest first; none for who is not signed in or not active."""
    if not isinstance(actor, User) or not actor.is_active or actor.pk is None:
        return ()
    return once(("memberships", actor.pk), lambda: _asked(actor))


def _asked(actor: User) -> tuple[Membership, ...]:
    return tuple(_in_force(person=actor.pk, on=timezone.localdate()))


@composed
def _in_force(*, person: Any, on: Any) -> QuerySet[Any]:
    rows = Membership.objects.in_force(on).filter(person=person)
    return rows.select_related("unit", "organisation").order_by("pk")


def roles_of(actor: Actor) -> frozenset[Role]:
    """The roles somebody holds today, wherever they hold them."""
    return frozenset(Role(membership.role) for membership in memberships_of(actor))


def heads_bureau(membership: Membership) -> bool:
    """Whether it makes somebody the leader of the S&T department, whose officers run the plan for everybody."""
    unit = membership.unit
    return membership.role == Role.UNIT_LEADER and unit is not None and unit.kind == Unit.Kind.SCIENCE


def anyone_is(role: Role) -> bool:
    """Whether the role is held by anybody today."""
    return once(
        ("anyone is", role), lambda: Membership.objects.in_force(timezone.localdate()).filter(role=role).exists()
    )
