"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """The app `indicators`."""

    name = "kechuang.indicators"
    label = "indicators"
