"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The app `places`."""

    name = "kechuang.places"
    label = "places"
