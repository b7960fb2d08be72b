# ruff: noqa: S608 (fixed names; what a user typed goes in as a parameter)
"""The triggers that make the database itself refuse to change, remove or empty the log, on both databases."""

from __future__ import annotations

from typing import Any

TABLE = "events_event"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
# A row of a number that is there already would replace it under INSERT OR REPLACE, which fires no DELETE trigger.
SQLITE.append(
    f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} "
    f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR hash = NEW.hash) "
    f"BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END"
)
POSTGRES = [
    f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION 'the event log is append-only'; END $$",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]
SQLITE_UNDO = [f"DROP TRIGGER IF EXISTS {TABLE}_no_{name}" for name in ("update", "delete", "replace")]
POSTGRES_UNDO = [
    *(f"DROP TRIGGER IF EXISTS {TABLE}_no_{name} ON {TABLE}" for name in ("change", "truncate")),
    f"DROP FUNCTION IF EXISTS {TABLE}_refuse()",
]


def install(apps: Any, schema_editor: Any) -> None:
    """Create the triggers of the connected database (for a migration)."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    """Drop them again (for a migration)."""
    for statement in SQLITE_UNDO if schema_editor.connection.vendor == "sqlite" else POSTGRES_UNDO:
        schema_editor.execute(statement)
