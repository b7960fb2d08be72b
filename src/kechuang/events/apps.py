"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EventsConfig(AppConfig):
    """The app `events`."""

    name = "kechuang.events"
    label = "events"

    def ready(self) -> None:
        autodiscover_modules("event_types")
