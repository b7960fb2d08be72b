"""The database itself refuses to change what was done to a question or matter: steps are added."""

from __future__ import annotations

from typing import Any

from django.db import connections, models

from kechuang.oversight.models import MatterStep
from kechuang.registry.guard import statements


def guarded() -> list[type[models.Model]]:
    """Tables whose rows stay."""
    return [MatterStep]


def guard_tables(using: str = "default", **_: Any) -> None:
    """Put the triggers on them (after `migrate`); safe to repeat."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for statement in statements(connection.vendor, [m for m in guarded() if m._meta.db_table in there]):
            cursor.execute(statement)
