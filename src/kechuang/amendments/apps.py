"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AmendmentsConfig(AppConfig):
    """The app `amendments`."""

    name = "kechuang.amendments"
    label = "amendments"
