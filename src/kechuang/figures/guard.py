# ruff: noqa: S608 (fixed names; nothing a user typed)
"""The database itself keeps proposals and words as they are, and lets nobody sign what they proposed themselves."""

from __future__ import annotations

from typing import Any

from django.db import connections

PROPOSAL, SAID = "figures_proposal", "figures_said"
_TABLES = (PROPOSAL, SAID)
_STAYS = "a proposal and its word stay: propose another"
_BY = f"(SELECT proposed_by_id FROM {PROPOSAL} WHERE id = NEW.proposal_id)"
_FAULT = (
    f"(NEW.word = 'withdrawn' AND NEW.said_by_id {{isnt}} {_BY})"
    f" OR (NEW.word <> 'withdrawn' AND NEW.said_by_id {{is}} {_BY})"
)
_TWO = "a second person signs or refuses, the first withdraws"


def guard_tables(using: str = "default", **_: Any) -> None:
    """Put the triggers on the tables (after `migrate`); safe to repeat."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if set(_TABLES) <= set(connection.introspection.table_names(cursor)):
            for statement in statements(connection.vendor):
                cursor.execute(statement)


def statements(vendor: str) -> list[str]:
    """The SQL that guards them, after dropping an earlier guard."""
    return [*removal(vendor), *(_sqlite() if vendor == "sqlite" else _postgres())]


def removal(vendor: str) -> list[str]:
    """The SQL that takes the guard away (for the flush between tests)."""
    if vendor == "sqlite":
        names = [f"{table}_no_{verb}" for table in _TABLES for verb in ("update", "delete", "replace")]
        return [f"DROP TRIGGER IF EXISTS {name}" for name in (*names, f"{SAID}_two")]
    there = [(table, name) for table in _TABLES for name in ("stays", "no_truncate")]
    return [f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}" for table, name in (*there, (SAID, "two"))]


def _sqlite() -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_STAYS}'); END"
    there = {PROPOSAL: "id = NEW.id", SAID: "id = NEW.id OR proposal_id = NEW.proposal_id"}
    return [
        *(
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} {refuse}"
            for table in _TABLES
            for verb in ("update", "delete")
        ),
        *(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}"
            for table, same in there.items()
        ),
        f"CREATE TRIGGER {SAID}_two BEFORE INSERT ON {SAID} WHEN {_FAULT.format(**{'is': 'IS', 'isnt': 'IS NOT'})} "
        f"BEGIN SELECT RAISE(ABORT, '{_TWO}'); END",
    ]


def _postgres() -> list[str]:
    fault = _FAULT.format(**{"is": "IS NOT DISTINCT FROM", "isnt": "IS DISTINCT FROM"})
    made = [
        _function("figures_stay", f"RAISE EXCEPTION '{_STAYS}';"),
        _function("figures_two_people", f"IF {fault} THEN RAISE EXCEPTION '{_TWO}'; END IF; RETURN NEW;"),
        f"CREATE TRIGGER {SAID}_two BEFORE INSERT ON {SAID} FOR EACH ROW EXECUTE FUNCTION figures_two_people()",
    ]
    for table in _TABLES:
        made += [
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION figures_stay()",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION figures_stay()",
        ]
    return made


def _function(name: str, body: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
