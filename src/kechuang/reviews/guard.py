"""The database itself refuses to change or delete panels, commitments, draws, sheets handed in, conclusions."""

from __future__ import annotations

from typing import Any

from django.db import connections, models

from kechuang.registry.guard import statements
from kechuang.reviews.models import (
    Cancellation,
    Closing,
    Commitment,
    Conclusion,
    Drawing,
    Panel,
    PanelCase,
    ReadingRight,
    Scoring,
    Sheet,
    Step,
)


def guarded() -> list[type[models.Model]]:
    """Tables whose rows stay."""
    return [
        Panel,
        PanelCase,
        Commitment,
        Drawing,
        Step,
        Scoring,
        ReadingRight,
        Sheet,
        Closing,
        Conclusion,
        Cancellation,
    ]


def guard_tables(using: str = "default", **_: Any) -> None:
    """Put the triggers on them (after `migrate`); safe to repeat."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for statement in statements(connection.vendor, [m for m in guarded() if m._meta.db_table in there]):
            cursor.execute(statement)
