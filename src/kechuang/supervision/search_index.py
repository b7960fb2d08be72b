# ruff: noqa: S608 (fixed names; what a user typed goes in as a parameter)
"""The full-text index over `SearchEntry.tokens`: FTS5 on SQLite, a GIN index on PostgreSQL; and asking it.

A migration that rebuilds the table on SQLite drops its triggers: it must run `remove` before and `install` after.
"""

from __future__ import annotations

from typing import Any

from kechuang.supervision.search_tokens import is_prefix

TABLE = "supervision_searchentry"
INDEX = "supervision_searchindex"

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
    """Create the index of the connected database (for a migration)."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    """Drop it again (for a migration)."""
    for statement in SQLITE_UNDO if schema_editor.connection.vendor == "sqlite" else POSTGRES_UNDO:
        schema_editor.execute(statement)


def matching(vendor: str, phrases: list[list[str]]) -> tuple[str, list[str]]:
    """SQL of the entries that hold all phrases, as (id, rank) with the best rank highest, and its parameters."""
    if vendor == "sqlite":
        match = " AND ".join(f'"{" ".join(p)}"{"*" if is_prefix(p[-1]) else ""}' for p in phrases)
        return f"SELECT rowid AS id, -bm25({INDEX}) AS rank FROM {INDEX} WHERE {INDEX} MATCH %s", [match]
    match = " & ".join(
        "(" + " <-> ".join([*(f"'{t}'" for t in p[:-1]), f"'{p[-1]}'{':*' if is_prefix(p[-1]) else ''}"]) + ")"
        for p in phrases
    )
    tokens = "to_tsvector('simple', tokens)"
    return (
        f"SELECT id, ts_rank_cd({tokens}, wanted) AS rank "
        f"FROM {TABLE}, to_tsquery('simple', %s) AS wanted WHERE {tokens} @@ wanted",
        [match],
    )
