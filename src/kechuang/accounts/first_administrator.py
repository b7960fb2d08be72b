"""The first person of a new installation: may work at once and appoint the others; and what is still unappointed.

GB/T 22239-2019 wants the three administrators apart. One person cannot hold two of them, so the first one is security
administrator, who appoints, and programme officer of the S&T department, who works. The page of people says which
administrators are still missing, and that these two belong to two people as soon as there are two.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.actions.found_unit import found_unit, government_of_place
from kechuang.accounts.models import Membership, Unit, User
from kechuang.accounts.one_time_link import one_time_path
from kechuang.accounts.roles import ADMINISTRATORS, Role
from kechuang.events.record import record

USERNAME = "admin"
BUREAU = "科学技术局"
"""The name of the S&T department as founded at set-up; the page of units changes it."""


@dataclass(frozen=True, slots=True)
class FirstLink:
    """The path of the page where the administrator chooses a password; it dies with its use or after a day."""

    username: str
    path: str


def first_administrator() -> FirstLink | None:
    """Make the administrator if there is none. The link, as long as no administrator has chosen a password."""
    with transaction.atomic():
        administrators = list(
            User.objects.filter(
                memberships__in=Membership.objects.in_force(timezone.localdate()).filter(
                    role=Role.SECURITY_ADMINISTRATOR
                )
            ).order_by("pk")
        )
        if any(user.has_usable_password() for user in administrators):
            return None
        if not administrators:
            user = User(username=_free_name())
            user.set_unusable_password()
            user.save()
            record("account.created", obj=user)
            appoint(user, Role.SECURITY_ADMINISTRATOR, None)
            appoint(user, Role.PROGRAMME_OFFICER, None, unit=science_department())
            administrators = [user]
    user = administrators[0]
    return FirstLink(user.username, one_time_path(user))


def science_department() -> Unit:
    """The S&T department; founded where there is none yet, under the government where there is one."""
    found = Unit.objects.filter(kind=Unit.Kind.SCIENCE, until=None).first()
    return found or found_unit(BUREAU, Unit.Kind.SCIENCE, None, short_name="科技局", parent=government_of_place())


def unappointed() -> list[Role]:
    """Which of the three administrators nobody is, in their order."""
    held = set(Membership.objects.in_force(timezone.localdate()).values_list("role", flat=True))
    return [role for role in Role if role in ADMINISTRATORS and role not in held]


def _free_name() -> str:
    names = (USERNAME, *(f"{USERNAME}{n}" for n in range(2, 1000)))
    return next(name for name in names if not User.objects.filter(username=name).exists())
