"""Names the Django app; the database's own guard over the ledger is renewed after every migration."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FundsConfig(AppConfig):
    """The app `funds`."""

    name = "kechuang.funds"
    label = "funds"

    def ready(self) -> None:
        from kechuang.funds.guard import guard_tables
        from kechuang.funds.with_cases import join_cases

        post_migrate.connect(guard_tables, sender=self)
        join_cases()
