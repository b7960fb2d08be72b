"""Signing in, out, and failing to: each leaves an event, and failures are counted."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from kechuang.accounts.lockout import count_failure, forget_failures, locked_until
from kechuang.accounts.models import User
from kechuang.events.record import record


@receiver(user_logged_in)
def _signed_in(sender: Any, user: User, **kwargs: Any) -> None:
    forget_failures(user.username)
    record("account.signed_in", actor=user, obj=user)


@receiver(user_logged_out)
def _signed_out(sender: Any, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record("account.signed_out", actor=user, obj=user)


@receiver(user_login_failed)
def _sign_in_failed(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    name = str(credentials.get("username") or "")
    why = "locked" if locked_until(name) else "wrong name or password"
    record("account.signed_in", label=name, reason=why, succeeded=False)
    count_failure(name)
