"""Samples for the pages of reminders."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

PUBLIC = ("reminders/calendar/",)


def _others(world: Any) -> tuple[dict[str, Any], str]:
    """A reminder of the auditor's."""
    from kechuang.reminders.models import Reminder

    made, _ = Reminder.objects.get_or_create(
        person=world.people["auditor"],
        kind="claims",
        key="sample",
        defaults={"says": ["别人的提醒", "another's"], "address": "/accounts/", "first_at": timezone.now()},
    )
    return {"pk": made.pk}, "别人的提醒"


OTHERS = {"reminder": _others}
