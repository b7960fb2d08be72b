"""Revoke the secret address of one's calendar."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.models import User
from kechuang.events.record import record
from kechuang.reminders.models import Feed


def revoke_calendar(person: User) -> bool:
    """Whether there was one."""
    with transaction.atomic():
        done = Feed.objects.filter(person=person, revoked_at=None).update(revoked_at=timezone.now())
        if done:
            record("calendar.revoked", actor=person, label=str(person))
    return bool(done)
