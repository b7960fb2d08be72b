"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """The app `offers`."""

    name = "kechuang.offers"
    label = "offers"
