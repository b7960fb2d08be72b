"""What SQLite must know of its tables before a million subjects are read: how many rows share a value of each index.

Without it the planner takes the index on a scheme, a third of the table, where five thousand keys are asked for.
PostgreSQL keeps such figures by itself. They are taken again once a table has doubled.
"""

from __future__ import annotations

from django.db import connection

from kechuang.registry.catalogue import kinds

FEW = 20_000
"""Tables with fewer rows are read fast whatever the planner thinks."""


def take() -> list[str]:
    """Take the figures of every kind's table that has none or has doubled since; a table is locked while it is read."""
    if connection.vendor != "sqlite":
        return []
    held = _held()
    taken = []
    for kind in kinds().values():
        table = kind._meta.db_table
        last = kind.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        if last > FEW and last > 2 * held.get(table, 0):
            with connection.cursor() as cursor:
                cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
            taken.append(table)
    return taken


def _held() -> dict[str, int]:
    """Rows of each table when its figures were last taken."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if not cursor.fetchall():
            return {}
        cursor.execute("SELECT tbl, max(CAST(stat AS INTEGER)) FROM sqlite_stat1 GROUP BY tbl")
        return dict(cursor.fetchall())
