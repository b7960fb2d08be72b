"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """The app `supervision`."""

    name = "kechuang.supervision"
    label = "supervision"
