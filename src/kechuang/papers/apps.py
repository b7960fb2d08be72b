"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """The app `papers`."""

    name = "kechuang.papers"
    label = "papers"
