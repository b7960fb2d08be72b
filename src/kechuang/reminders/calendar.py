"""Somebody's dates as a calendar (RFC 5545), under an address only they know."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from kechuang.accounts.models import User
from kechuang.reminders.collecting import open_for
from kechuang.reminders.models import Choice, Feed

ZONE = "Asia/Shanghai"
_NOTED_EVERY = timedelta(minutes=5)


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is kept of it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def feed_of(token: str) -> Feed | None:
    """The open feed of that address, whose person may still sign in; its use is noted."""
    feed = Feed.objects.filter(token_hash=hash_of(token), revoked_at=None, person__is_active=True).first()
    now = timezone.now()
    if feed and (feed.used_at is None or now - feed.used_at > _NOTED_EVERY):
        Feed.objects.filter(pk=feed.pk).update(used_at=now)
    return feed


def calendar_of(person: User) -> bytes:
    """Everything with a day that is due for a person, as whole days; the same reminders give the same bytes."""
    from icalendar import Calendar, Event, vText  # long to load, and no other page needs it

    choice = Choice.objects.filter(person=person).first()
    zh = choice is None or choice.language != "en"
    calendar = Calendar()
    calendar.add("prodid", "-//Kechuang//Reminders//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "科创提醒" if zh else "Kechuang reminders")
    calendar.add("x-wr-timezone", ZONE)
    for row in open_for(person).exclude(due=None).order_by("due", "pk"):
        assert row.due
        event = Event()
        event.add("uid", f"reminder-{row.pk}@{settings.MAIL_DOMAIN}")
        event.add("dtstamp", row.first_at.astimezone(ZoneInfo("UTC")))
        event.add("summary", vText(row.says[0 if zh else 1]))
        event.add("dtstart", row.due)
        event.add("dtend", row.due + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("url", settings.SITE + row.address)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
