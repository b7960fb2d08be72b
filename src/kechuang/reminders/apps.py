"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """The app `reminders`."""

    name = "kechuang.reminders"
    label = "reminders"
