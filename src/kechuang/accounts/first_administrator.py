"""The first administrator: an account without a password, and the one-time link to choose one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from kechuang.accounts.models import User
from kechuang.accounts.one_time_link import one_time_path
from kechuang.events.record import record

USERNAME = "admin"


@dataclass(frozen=True, slots=True)
class FirstLink:
    """The path of the page where the administrator chooses a password; it dies with its use or after a day."""

    username: str
    path: str


def first_administrator() -> FirstLink | None:
    """Make the administrator if there is none. The link, as long as no administrator has chosen a password."""
    with transaction.atomic():
        administrators = list(User.objects.filter(is_superuser=True, is_active=True).order_by("pk"))
        if any(user.has_usable_password() for user in administrators):
            return None
        if not administrators:
            user = User(username=_free_name(), is_staff=True, is_superuser=True)
            user.set_unusable_password()
            user.save()
            record("account.created", obj=user)
            administrators = [user]
    user = administrators[0]
    return FirstLink(user.username, one_time_path(user))


def _free_name() -> str:
    names = (USERNAME, *(f"{USERNAME}{n}" for n in range(2, 1000)))
    return next(name for name in names if not User.objects.filter(username=name).exists())
