"""Storing many entries at once: one prepared INSERT, several times as fast as the ORM's own way."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from kechuang.search.models import SearchEntry

_FIELDS = [f for f in SearchEntry._meta.concrete_fields if not f.primary_key]
_NAMES = [f.attname for f in _FIELDS]


def store(entries: Iterable[SearchEntry]) -> None:
    """Store new entries; their pk stays unset. Call in the transaction that stores what they are of."""
    rows = [[entry.__dict__[name] for name in _NAMES] for entry in entries]
    if rows:
        quote = connection.ops.quote_name
        columns = ", ".join(quote(str(f.column)) for f in _FIELDS)
        places = ", ".join(["%s"] * len(_FIELDS))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {quote(SearchEntry._meta.db_table)} ({columns}) VALUES ({places})",  # noqa: S608
                rows,
            )
