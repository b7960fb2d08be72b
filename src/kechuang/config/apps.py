"""The configuration as a Django app: it brings the system checks."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the checks."""

    name = "kechuang.config"

    def ready(self) -> None:
        from kechuang.config import checks  # noqa: F401
