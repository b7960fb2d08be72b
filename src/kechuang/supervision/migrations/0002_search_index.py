# ruff: noqa: S608 (fixed names)
"""The full-text index over the search entries, as it was when they were kept here."""

from typing import Any

from django.db import migrations

TABLE, INDEX = "supervision_searchentry", "supervision_searchindex"
SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(tokens, content='{TABLE}', content_rowid='id', tokenize='unicode61')",
    f"CREATE TRIGGER {INDEX}_insert AFTER INSERT ON {TABLE} BEGIN "
    f"INSERT INTO {INDEX}(rowid, tokens) VALUES (new.id, new.tokens); END",
    f"CREATE TRIGGER {INDEX}_delete AFTER DELETE ON {TABLE} BEGIN "
    f"INSERT INTO {INDEX}({INDEX}, rowid, tokens) VALUES ('delete', old.id, old.tokens); END",
    f"CREATE TRIGGER {INDEX}_update AFTER UPDATE ON {TABLE} BEGIN "
    f"INSERT INTO {INDEX}({INDEX}, rowid, tokens) VALUES ('delete', old.id, old.tokens); "
    f"INSERT INTO {INDEX}(rowid, tokens) VALUES (new.id, new.tokens); END",
)
SQLITE_UNDO = (
    *(f"DROP TRIGGER IF EXISTS {INDEX}_{verb}" for verb in ("insert", "delete", "update")),
    f"DROP TABLE IF EXISTS {INDEX}",
)
POSTGRES = (f"CREATE INDEX {INDEX} ON {TABLE} USING gin (to_tsvector('simple', tokens))",)
POSTGRES_UNDO = (f"DROP INDEX IF EXISTS {INDEX}",)


def install(apps: Any, schema_editor: Any) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    for statement in SQLITE_UNDO if schema_editor.connection.vendor == "sqlite" else POSTGRES_UNDO:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial")]

    operations = [migrations.RunPython(install, remove, elidable=True)]  # 0004 takes it away
