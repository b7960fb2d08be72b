"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The app `search`."""

    name = "kechuang.search"
    label = "search"
