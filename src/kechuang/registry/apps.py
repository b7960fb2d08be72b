"""Names the Django app; after every migration the guard over records is renewed, and what search lacks added."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegistryConfig(AppConfig):
    """The app `registry`."""

    name = "kechuang.registry"
    label = "registry"

    def ready(self) -> None:
        from kechuang.registry.facts.statable import refuse_unstatable
        from kechuang.registry.facts.vocabulary import is_judged
        from kechuang.registry.found_later import index_missing
        from kechuang.registry.guard import guard_tables
        from kechuang.registry.kinds.stated_fact import StatedFact

        post_migrate.connect(guard_tables, sender=self)
        StatedFact.CHECKS[:] = [refuse_unstatable]
        StatedFact.JUDGED = is_judged
        post_migrate.connect(index_missing, sender=self)
