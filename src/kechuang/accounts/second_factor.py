"""Who must sign in with a second factor, and who is only asked to."""

from __future__ import annotations

from enum import Enum
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from kechuang.accounts.held import roles_of
from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import STAFF
from kechuang.questions.composed import composed


class Demand(Enum):
    """What is asked of somebody: nothing, a second factor when they like, or one before anything else."""

    NOTHING = "nothing"
    ASKED = "asked"
    REQUIRED = "required"


def demand_on(user: User) -> Demand:
    """Staff are asked; and it is required of them where `second_factor_is_required` says so."""
    if not roles_of(user) & STAFF:
        return Demand.NOTHING
    return Demand.REQUIRED if second_factor_is_required() else Demand.ASKED


def second_factor_is_required() -> bool:
    """KECHUANG_SECOND_FACTOR decides; unset, it is required behind TLS or where two of the staff can sign in.

    One person on their own machine may begin without: there is nobody else to be mistaken for them.
    """
    if settings.SECOND_FACTOR in ("required", "asked"):
        return bool(settings.SECOND_FACTOR == "required")
    if settings.HTTPS:
        return True
    staff = Membership.objects.in_force(timezone.localdate()).filter(role__in=STAFF)
    people = User.objects.filter(memberships__in=staff).exclude(password__startswith="!").distinct()  # noqa: S106
    return people.count() > 1


def has_second_factor(user: User) -> bool:
    """Whether an authenticator app or a passkey is set up. Recovery codes alone are none."""
    return bool(_one_of(user=user.pk))


@composed
def _one_of(*, user: Any) -> QuerySet[Any, Any]:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    rows: QuerySet[Any, Any] = Authenticator.objects.filter(user=user, type__in=kinds)
    return rows.values_list("pk", flat=True)[:1]
