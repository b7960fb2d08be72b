"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app `accounts`."""

    name = "kechuang.accounts"
    label = "accounts"

    def ready(self) -> None:
        from kechuang.accounts import sign_in_events  # noqa: F401
