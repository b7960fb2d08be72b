"""Make the secret address of one's calendar; the one before opens nothing any more."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.models import User
from kechuang.events.record import record
from kechuang.reminders.calendar import hash_of, new_token
from kechuang.reminders.models import Feed


def make_calendar(person: User) -> str:
    """The token, shown this once."""
    token, now = new_token(), timezone.now()
    with transaction.atomic():
        Feed.objects.filter(person=person, revoked_at=None).update(revoked_at=now)
        Feed.objects.create(person=person, token_hash=hash_of(token), made_at=now)
        record("calendar.made", actor=person, label=str(person))
    return token
