# ruff: noqa: S608 (fixed names; what a user typed goes in as a parameter)
"""The full-text index over the tokens of the entries: FTS5 on SQLite, a stored vector under GIN on PostgreSQL.

A migration that rebuilds the table on SQLite drops its triggers: it must run `remove` before and `install` after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from kechuang.search.tokens import BEGINS, is_prefix, kind_token

TABLE = "search_searchentry"
INDEX = "search_index"
_COLUMNS = "title_tokens, body_tokens"
_NEW = "new.title_tokens, new.body_tokens"
_OLD = f"INSERT INTO {INDEX}({INDEX}, rowid, {_COLUMNS}) VALUES ('delete', old.id, old.title_tokens, old.body_tokens);"

SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5({_COLUMNS}, content='{TABLE}', content_rowid='id', columnsize=0, "
    "prefix='1 2 3 4 5 6 7 8 9 10', "
    "tokenize='unicode61')",
    f"CREATE TRIGGER {INDEX}_insert AFTER INSERT ON {TABLE} BEGIN "
    f"INSERT INTO {INDEX}(rowid, {_COLUMNS}) VALUES (new.id, {_NEW}); END",
    f"CREATE TRIGGER {INDEX}_delete AFTER DELETE ON {TABLE} BEGIN {_OLD} END",
    f"CREATE TRIGGER {INDEX}_update AFTER UPDATE OF {_COLUMNS} ON {TABLE} BEGIN {_OLD} "
    f"INSERT INTO {INDEX}(rowid, {_COLUMNS}) VALUES (new.id, {_NEW}); END",
)
SQLITE_UNDO = (
    *(f"DROP TRIGGER IF EXISTS {INDEX}_{verb}" for verb in ("insert", "delete", "update")),
    f"DROP TABLE IF EXISTS {INDEX}",
)
POSTGRES = (
    f"ALTER TABLE {TABLE} ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('simple', title_tokens), 'A') || setweight(to_tsvector('simple', body_tokens), 'B')) STORED",
    f"CREATE INDEX {INDEX} ON {TABLE} USING gin (vector)",
)
POSTGRES_UNDO = (f"DROP INDEX IF EXISTS {INDEX}", f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS vector")

Where = Literal["begins", "title", "anywhere"]
"""A title that begins with the first word and holds the others, a title that holds all words, any place."""


def install(apps: Any, schema_editor: Any) -> None:
    """Create the index of the connected database (for a migration)."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    """Drop it again (for a migration)."""
    for statement in SQLITE_UNDO if schema_editor.connection.vendor == "sqlite" else POSTGRES_UNDO:
        schema_editor.execute(statement)


@dataclass(frozen=True, slots=True)
class Match:
    """A condition on entries: what to read FROM, which WHERE holds, and its one parameter."""

    source: str
    where: str
    parameter: str


def match(vendor: str, phrases: list[list[str]], where: Where, kind: str = "") -> Match:
    """The entries of a kind (of all kinds without one) that hold all phrases in that place."""
    first, *others = phrases
    if where == "begins":
        phrases = [[BEGINS, *first], *others]
    if vendor == "sqlite":
        words = " AND ".join(f'"{" ".join(p)}"{"*" if is_prefix(p[-1]) else ""}' for p in phrases)
        asked = f"({words})" if where == "anywhere" else f"title_tokens : ({words})"
        if kind:
            asked += f' AND body_tokens : "{kind_token(kind)}"'
        return Match(f"{INDEX} CROSS JOIN {TABLE} ON {TABLE}.id = {INDEX}.rowid", f"{INDEX} MATCH %s", asked)
    weight = "" if where == "anywhere" else "A"
    words = " & ".join(
        "(" + " <-> ".join([*(_lexeme(t, weight) for t in p[:-1]), _lexeme(p[-1], weight, is_prefix(p[-1]))]) + ")"
        for p in phrases
    )
    if kind:
        words += f" & {_lexeme(kind_token(kind), 'B')}"
    return Match(TABLE, f"{TABLE}.vector @@ to_tsquery('simple', %s)", words)


def _lexeme(token: str, weight: str, prefix: bool = False) -> str:
    marks = ("*" if prefix else "") + weight
    return f"'{token}'{':' + marks if marks else ''}"
