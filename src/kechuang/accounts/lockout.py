"""Locks a name after repeated failed sign-ins. Counted in the database, so every server process agrees."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from kechuang.accounts.models import SignInFailures, User
from kechuang.events.record import record
from kechuang.questions.composed import composed

LIMIT = 5
"""The failure that locks."""
LOCKED_FOR = timedelta(minutes=15)


def name_key(username: str) -> str:
    """The name as it is counted."""
    return username.strip().casefold().replace("\0", "")[:150]


def locked_until(username: str) -> datetime | None:
    """Until when that name is locked; None when it is not."""
    row = SignInFailures.objects.filter(name=name_key(username), locked_until__gt=timezone.now()).first()
    return row.locked_until if row else None


def count_failure(username: str) -> None:
    """Note one failed sign-in; the fifth in a row within the period locks the name."""
    now, key = timezone.now(), name_key(username)
    with transaction.atomic():
        SignInFailures.objects.filter(last_at__lt=now - timedelta(days=1)).delete()
        row, _ = SignInFailures.objects.select_for_update().get_or_create(name=key, defaults={"last_at": now})
        if row.locked_until and row.locked_until > now:
            return
        stale = row.locked_until is not None or now - row.last_at > LOCKED_FOR
        row.count = 1 if stale else row.count + 1
        row.last_at = now
        row.locked_until = now + LOCKED_FOR if row.count >= LIMIT else None
        row.save()
        if row.locked_until:
            record(
                "account.locked", label=username, after={"until": row.locked_until.isoformat(), "failures": row.count}
            )


def forget_failures(username: str) -> None:
    """A successful sign-in ends the row of failures."""
    SignInFailures.objects.filter(name=name_key(username)).delete()


class LockingBackend(ModelBackend):
    """Name and password, unless the name is locked: then not even the right password is tried."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        """The user, or None. Raises PermissionDenied for a locked name."""
        if username and locked_until(username):
            raise PermissionDenied
        return super().authenticate(request, username=username, password=password, **kwargs)

    def get_user(self, user_id: int) -> User | None:
        """Whose session it is, if the account may be used: asked by every page."""
        found = next(iter(_of(pk=User._meta.pk.to_python(user_id))), None)
        return found if found is not None and self.user_can_authenticate(found) else None


@composed
def _of(*, pk: Any) -> QuerySet[User]:
    return User._default_manager.filter(pk=pk)
