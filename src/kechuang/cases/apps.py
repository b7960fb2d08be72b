"""Names the Django app; the database's own guard over steps and decisions is renewed after every migration."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CasesConfig(AppConfig):
    """The app `cases`."""

    name = "kechuang.cases"
    label = "cases"

    def ready(self) -> None:
        from kechuang.cases.guard import guard_tables

        post_migrate.connect(guard_tables, sender=self)
