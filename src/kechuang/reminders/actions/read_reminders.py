"""Mark reminders as read: one, or all of one's own. Reading is no act the log tells of."""

from __future__ import annotations

from django.utils import timezone

from kechuang.accounts.models import User
from kechuang.reminders.models import Reminder


def read_reminders(person: User, pk: int | None = None) -> int:
    """Only one's own; how many were unread."""
    rows = Reminder.objects.filter(person=person, gone_at=None, read_at=None)
    if pk is not None:
        rows = rows.filter(pk=pk)
    return rows.update(read_at=timezone.now())
