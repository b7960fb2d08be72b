"""Names the Django app."""

from __future__ import annotations

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """The app `supervision`."""

    name = "kechuang.supervision"
    label = "supervision"

    def ready(self) -> None:
        from kechuang.registry.moving import tell_with
        from kechuang.supervision.moved_numbers import moved_numbers

        tell_with("numbers", moved_numbers)
