"""Signing in, out, and failing to; setting up and removing second factors: each leaves an event."""

from __future__ import annotations

from time import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as second_factor
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from kechuang.accounts.lockout import count_failure, forget_failures, locked_until
from kechuang.accounts.models import User
from kechuang.accounts.prerequisites import HAS_SECOND_FACTOR
from kechuang.accounts.session_limits import BEGAN, SEEN
from kechuang.events.record import record


@receiver(user_logged_in)
def _signed_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    forget_failures(user.username)
    request.session[BEGAN] = request.session[SEEN] = time()
    record("account.signed_in", actor=user, obj=user, after={"by": _ways(request, user)})


@receiver(user_logged_out)
def _signed_out(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record("account.signed_out", actor=user, obj=user, reason=getattr(request, "signed_out_because", ""))


@receiver(user_login_failed)
def _sign_in_failed(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    name = str(credentials.get("username") or "")
    why = "locked" if locked_until(name) else "wrong name or password"
    record("account.signed_in", label=name, reason=why, succeeded=False)
    count_failure(name)


@receiver(second_factor.authentication_failed)
def _second_step_failed(sender: Any, user: User, **kwargs: Any) -> None:
    record("account.signed_in", label=user.username, reason="wrong code", succeeded=False)


@receiver(post_save, sender=Authenticator)  # allauth's own signal comes after the commit: too late for the event
def _second_factor_added(sender: Any, instance: Authenticator, created: bool, **kwargs: Any) -> None:
    if created:
        record("account.second_factor_added", actor=instance.user, obj=instance.user, after={"kind": instance.type})


@receiver(second_factor.authenticator_removed)
def _second_factor_removed(
    sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    request.session.pop(HAS_SECOND_FACTOR, None)
    record("account.second_factor_removed", actor=user, obj=user, before={"kind": authenticator.type})


def _ways(request: HttpRequest, user: User) -> list[str]:
    """How they proved who they are: password, totp, webauthn, recovery_codes."""
    steps = get_authentication_records(request, user)
    return [str(step.get("type") or step.get("method")) for step in steps]
