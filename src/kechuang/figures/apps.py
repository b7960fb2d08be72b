"""Names the Django app; its guard is renewed after every migration; policies read what was signed through it."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FiguresConfig(AppConfig):
    """The app `figures`."""

    name = "kechuang.figures"
    label = "figures"

    def ready(self) -> None:
        from kechuang.figures.guard import guard_tables
        from kechuang.figures.standing import SOURCE
        from kechuang.policies.jurisdictions.signed import read_from

        read_from(SOURCE)
        post_migrate.connect(guard_tables, sender=self)
