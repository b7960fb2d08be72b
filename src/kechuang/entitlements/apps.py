"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class EntitlementsConfig(AppConfig):
    """The app `entitlements`."""

    name = "kechuang.entitlements"
    label = "entitlements"
