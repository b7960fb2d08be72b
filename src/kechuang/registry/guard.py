"""The database itself refuses to delete or overwrite a record: only `superseded_at` may be set, once, from empty.

Installed on the table of every kind after each migration, so a new kind is guarded without a migration of its own.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, models

from kechuang.registry.catalogue import kinds
from kechuang.registry.record import Record
from kechuang.registry.sources import Evidence, Mark, Proof

_FUNCTION = "registry_guard"
_SAID = "a record is never overwritten: supersede it"


def guarded() -> list[type[models.Model]]:
    """Every table whose rows stay: all kinds of records, marks, proofs, evidence."""
    return [*kinds().values(), Mark, Proof, Evidence]


def guard_tables(using: str = "default", **_: Any) -> None:
    """Put the triggers on every guarded table (after `migrate`); safe to repeat."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for statement in statements(connection.vendor, [m for m in guarded() if m._meta.db_table in there]):
            cursor.execute(statement)


def statements(vendor: str, tables: list[type[models.Model]]) -> list[str]:
    """The SQL that guards these tables, after dropping an earlier guard."""
    return _sqlite(tables) if vendor == "sqlite" else _postgres(tables)


def removal(vendor: str, tables: list[type[models.Model]]) -> list[str]:
    """The SQL that takes the guard away (for the flush between tests)."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {t._meta.db_table}_{v}" for t in tables for v in ("update", "delete")]
    return [f"DROP TRIGGER IF EXISTS {t._meta.db_table}_guard ON {t._meta.db_table}" for t in tables]


def _kept(table: type[models.Model]) -> list[str]:
    return [str(f.column) for f in table._meta.concrete_fields if f.name != "superseded_at"]


def _closing(table: type[models.Model]) -> bool:
    return issubclass(table, Record) or any(f.name == "superseded_at" for f in table._meta.concrete_fields)


def _sqlite(tables: list[type[models.Model]]) -> list[str]:
    made = removal("sqlite", tables)
    for table in tables:
        name = table._meta.db_table
        changed = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in _kept(table))
        if _closing(table):
            changed += " OR OLD.superseded_at IS NOT NULL"
        made += [
            f"CREATE TRIGGER {name}_update BEFORE UPDATE ON {name} WHEN {changed} "
            f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
            f"CREATE TRIGGER {name}_delete BEFORE DELETE ON {name} BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
        ]
    return made


def _postgres(tables: list[type[models.Model]]) -> list[str]:
    made = [
        f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' AND to_jsonb(OLD)->>'superseded_at' IS NULL "
        f"AND to_jsonb(OLD) - 'superseded_at' = to_jsonb(NEW) - 'superseded_at' THEN RETURN NEW; END IF; "
        f"RAISE EXCEPTION '{_SAID}'; END $$",
        *removal("postgresql", tables),
    ]
    for table in tables:
        name = table._meta.db_table
        made.append(
            f"CREATE TRIGGER {name}_guard BEFORE UPDATE OR DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION {_FUNCTION}()"
        )
    return made
