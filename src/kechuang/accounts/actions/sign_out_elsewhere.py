"""End a person's sessions: their own on other devices, or all of them when an account is shut or reset."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.db import transaction

from kechuang.accounts.models import User
from kechuang.events.record import record


def sign_out_elsewhere(person: User, here: str | None, only: int | None = None) -> int:
    """End the person's sessions but the one with the key `here`; with `only`, that one. Tells how many ended."""
    with transaction.atomic():
        count = end_sessions(person, here, only)
        if count:
            record("account.signed_out_elsewhere", actor=person, obj=person, after={"sessions": count})
    return count


def end_sessions(person: User, here: str | None = None, only: int | None = None) -> int:
    """The same without an event, for acts that write their own."""
    sessions = UserSession.objects.filter(user=person).exclude(session_key=here or "")
    ended = list(sessions.filter(pk=only) if only is not None else sessions)
    for session in ended:
        session.end()
    return len(ended)
