"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The app `events`."""

    name = "kechuang.events"
    label = "events"
