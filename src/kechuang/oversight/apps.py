"""Names the Django app; the database's own guard over steps is renewed after every migration."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OversightConfig(AppConfig):
    """The app `oversight`."""

    name = "kechuang.oversight"
    label = "oversight"

    def ready(self) -> None:
        from kechuang.oversight.guard import guard_tables

        post_migrate.connect(guard_tables, sender=self)
