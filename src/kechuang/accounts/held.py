"""The memberships that count for a person now: asked of the database once per request, every time elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import Role

Actor = User | AnonymousUser | None
"""Who acts; None is the system itself (the command line of the machine's owner)."""

_known: ContextVar[dict[int, tuple[Membership, ...]] | None] = ContextVar("kechuang_held", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it a person's memberships are asked for once; `forget` after changing one."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def forget() -> None:
    """What was known of memberships may have changed."""
    known = _known.get()
    if known is not None:
        known.clear()


def memberships_of(actor: Actor) -> tuple[Membership, ...]:
    """Those in force today, oldest first; none for who is not signed in or not active."""
    if not isinstance(actor, User) or not actor.is_active or actor.pk is None:
        return ()
    known = _known.get()
    if known is not None and actor.pk in known:
        return known[actor.pk]
    found = tuple(
        Membership.objects.in_force(timezone.localdate())
        .filter(person=actor)
        .select_related("unit", "organisation")
        .order_by("pk")
    )
    if known is not None:
        known[actor.pk] = found
    return found


def roles_of(actor: Actor) -> frozenset[Role]:
    """The roles somebody holds today, wherever they hold them."""
    return frozenset(Role(membership.role) for membership in memberships_of(actor))


def anyone_is(role: Role) -> bool:
    """Whether the role is held by anybody today."""
    return Membership.objects.in_force(timezone.localdate()).filter(role=role).exists()
