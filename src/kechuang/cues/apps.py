"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CuesConfig(AppConfig):
    """The app `cues`."""

    name = "kechuang.cues"
    label = "cues"
