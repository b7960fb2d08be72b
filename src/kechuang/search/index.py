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


@dataclass(frozen=True, slots=True)
class Indexed:
    """A table with `title_tokens` and `body_tokens`, the column of its key, and what its index is called."""

    table: str
    key: str
    index: str

    def making(self, vendor: str) -> tuple[str, ...]:
        """The statements that create the index."""
        if vendor == "sqlite":
            return (
                f"CREATE VIRTUAL TABLE {self.index} USING fts5({_COLUMNS}, content='{self.table}', "
                f"content_rowid='{self.key}', columnsize=0, prefix='1 2 3 4 5 6 7 8 9 10', tokenize='unicode61')",
                f"CREATE TRIGGER {self.index}_insert AFTER INSERT ON {self.table} BEGIN {self._enter} END",
                f"CREATE TRIGGER {self.index}_delete AFTER DELETE ON {self.table} BEGIN {self._drop} END",
                f"CREATE TRIGGER {self.index}_update AFTER UPDATE OF {_COLUMNS} ON {self.table} "
                f"BEGIN {self._drop} {self._enter} END",
            )
        return (
            f"ALTER TABLE {self.table} ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
            "setweight(to_tsvector('simple', title_tokens), 'A') || "
            "setweight(to_tsvector('simple', body_tokens), 'B')) STORED",
            f"CREATE INDEX {self.index} ON {self.table} USING gin (vector)",
        )

    def undoing(self, vendor: str) -> tuple[str, ...]:
        """The statements that drop it again."""
        if vendor == "sqlite":
            verbs = ("insert", "delete", "update")
            triggers = [f"DROP TRIGGER IF EXISTS {self.index}_{verb}" for verb in verbs]
            return (*triggers, f"DROP TABLE IF EXISTS {self.index}")
        return (f"DROP INDEX IF EXISTS {self.index}", f"ALTER TABLE {self.table} DROP COLUMN IF EXISTS vector")

    def install(self, apps: Any, schema_editor: Any) -> None:
        """Create the index of the connected database (for a migration)."""
        for statement in self.making(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    def remove(self, apps: Any, schema_editor: Any) -> None:
        """Drop it again (for a migration)."""
        for statement in self.undoing(schema_editor.connection.vendor):
            schema_editor.execute(statement)

    @property
    def _enter(self) -> str:
        row = f"new.{self.key}, new.title_tokens, new.body_tokens"
        return f"INSERT INTO {self.index}(rowid, {_COLUMNS}) VALUES ({row});"

    @property
    def _drop(self) -> str:
        row = f"'delete', old.{self.key}, old.title_tokens, old.body_tokens"
        return f"INSERT INTO {self.index}({self.index}, rowid, {_COLUMNS}) VALUES ({row});"


ENTRIES = Indexed(TABLE, "id", INDEX)
install, remove = ENTRIES.install, ENTRIES.remove

Where = Literal["begins", "title", "anywhere"]
"""A title that begins with the first word and holds the others, a title that holds all words, any place."""


@dataclass(frozen=True, slots=True)
class Match:
    """A condition on entries: what to read FROM, which WHERE holds, and its one parameter."""

    source: str
    where: str
    parameter: str


def match(vendor: str, phrases: list[list[str]], where: Where, kind: str = "") -> Match:
    """The entries of a kind (of all kinds without one) that hold all phrases in that place."""
    asked = words_of(vendor, phrases, where, kind)
    if vendor == "sqlite":
        return Match(f"{INDEX} CROSS JOIN {TABLE} ON {TABLE}.id = {INDEX}.rowid", f"{INDEX} MATCH %s", asked)
    return Match(TABLE, f"{TABLE}.vector @@ to_tsquery('simple', %s)", asked)


def keys_holding(vendor: str, of: Indexed, phrases: list[list[str]]) -> Match:
    """The keys (as `key`) of an indexed table's rows that hold all phrases, read from the index alone where it can."""
    asked = words_of(vendor, phrases, "anywhere")
    if vendor == "sqlite":
        return Match(f"SELECT rowid AS key FROM {of.index}", f"{of.index} MATCH %s", asked)
    return Match(f"SELECT {of.key} AS key FROM {of.table}", "vector @@ to_tsquery('simple', %s)", asked)


def words_of(vendor: str, phrases: list[list[str]], where: Where, kind: str = "") -> str:
    """What the database's own full-text search is asked for all phrases in that place."""
    first, *others = phrases
    if where == "begins":
        phrases = [[BEGINS, *first], *others]
    if vendor == "sqlite":
        words = " AND ".join(f'"{" ".join(p)}"{"*" if is_prefix(p[-1]) else ""}' for p in phrases)
        asked = f"({words})" if where == "anywhere" else f"title_tokens : ({words})"
        if kind:
            asked += f' AND body_tokens : "{kind_token(kind)}"'
        return asked
    weight = "" if where == "anywhere" else "A"
    words = " & ".join(
        "(" + " <-> ".join([*(_lexeme(t, weight) for t in p[:-1]), _lexeme(p[-1], weight, is_prefix(p[-1]))]) + ")"
        for p in phrases
    )
    if kind:
        words += f" & {_lexeme(kind_token(kind), 'B')}"
    return words


def _lexeme(token: str, weight: str, prefix: bool = False) -> str:
    marks = ("*" if prefix else "") + weight
    return f"'{token}'{':' + marks if marks else ''}"
