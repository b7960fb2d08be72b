"""The end of the chain in the database: its last row read, and the row after it written.

Both are plain SQL made once: every act pays for its event, and the ORM's work was the larger part of it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from django.db import connection

from kechuang.events.chain import GENESIS
from kechuang.events.models import Event


def last() -> tuple[int, str, datetime | None]:
    """Number, hash and time of the last row; 0, GENESIS and None while there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_statements()[0])
        row = cursor.fetchone()
    if row is None:
        return 0, GENESIS, None
    number, head, at = row
    return number, head, at if at.tzinfo else at.replace(tzinfo=UTC)  # SQLite keeps UTC without saying so


def append(event: Event) -> None:
    """Write the event as a new row, as it stands. Raises IntegrityError where its number is taken."""
    values = [getattr(event, field.attname) for field in Event._meta.concrete_fields]
    at = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(_statements()[1], [at(value) if isinstance(value, datetime) else value for value in values])
    event._state.adding, event._state.db = False, connection.alias


@cache
def _statements() -> tuple[str, str]:
    table, columns = Event._meta.db_table, [str(field.column) for field in Event._meta.concrete_fields]
    places = ", ".join(["%s"] * len(columns))
    return (
        f"SELECT id, hash, occurred_at FROM {table} ORDER BY id DESC LIMIT 1",  # noqa: S608 (names of the model)
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})",  # noqa: S608
    )
