# ruff: noqa: S608 (fixed names; nothing a user typed)
"""The database itself keeps the ledger: nothing is changed or removed, every entry sums to zero, no account overdraws.

Postings come first and the entry last: putting the entry seals it, if they sum to zero; a posting to a sealed entry is
refused; and a transaction that ends with postings whose entry never came fails at its foreign key. So at no moment
does anything else stand in the database, whoever writes to it.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

ENTRY, POSTING, ACCOUNT = "funds_ledgerentry", "funds_ledgerposting", "funds_ledgeraccount"
_TABLES = (ENTRY, POSTING, ACCOUNT)
_STAYS = "the ledger is append-only: reverse the entry"

_LAST = f"(SELECT {{}} FROM {POSTING} WHERE account_id = NEW.account_id ORDER BY serial DESC LIMIT 1)"
POSTING_FAULTS = (
    (f"EXISTS (SELECT 1 FROM {ENTRY} WHERE number = NEW.entry_id)", "the entry is sealed"),
    (f"NEW.serial <> COALESCE({_LAST.format('serial')}, 0) + 1", "a posting is out of order"),
    (f"NEW.balance <> COALESCE({_LAST.format('balance')}, 0) + NEW.fen", "a balance does not follow"),
    (
        f"EXISTS (SELECT 1 FROM {ACCOUNT} WHERE id = NEW.account_id"
        " AND ((side = 'use' AND NEW.balance < 0) OR (side = 'source' AND NEW.balance > 0)))",
        "an account is overdrawn",
    ),
)
ENTRY_FAULTS = (
    (f"COALESCE((SELECT SUM(fen) FROM {POSTING} WHERE entry_id = NEW.number), 1) <> 0", "an entry sums to zero"),
    (f"NEW.number <> COALESCE((SELECT MAX(number) FROM {ENTRY}), 0) + 1", "an entry is out of order"),
)
"""Condition on a new row under which it is refused, and what is then said."""


def guard_tables(using: str = "default", **_: Any) -> None:
    """Put the triggers on the tables (after `migrate`); safe to repeat."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if set(_TABLES) <= set(connection.introspection.table_names(cursor)):
            for statement in statements(connection.vendor):
                cursor.execute(statement)


def statements(vendor: str) -> list[str]:
    """The SQL that guards the ledger, after dropping an earlier guard."""
    return [*removal(vendor), *(_sqlite() if vendor == "sqlite" else _postgres())]


def removal(vendor: str) -> list[str]:
    """The SQL that takes the guard away (for the flush between tests)."""
    if vendor == "sqlite":
        names = [f"{table}_no_{verb}" for table in _TABLES for verb in ("update", "delete", "replace")]
        names += [f"{POSTING}_fault{n}" for n in range(len(POSTING_FAULTS))]
        names += [f"{ENTRY}_fault{n}" for n in range(len(ENTRY_FAULTS))]
        return [f"DROP TRIGGER IF EXISTS {name}" for name in names]
    return [
        f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}"
        for table in _TABLES
        for name in ("stays", "no_truncate", "checked")
    ]


def _sqlite() -> list[str]:
    made = [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} BEGIN SELECT RAISE(ABORT, '{_STAYS}'); END"
        for table in _TABLES
        for verb in ("update", "delete")
    ]
    # INSERT OR REPLACE removes the row that is there without firing its DELETE trigger.
    there = {ENTRY: "number = NEW.number", POSTING: "id = NEW.id", ACCOUNT: "id = NEW.id OR key = NEW.key"}
    made += [
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN SELECT RAISE(ABORT, '{_STAYS}'); END"
        for table, same in there.items()
    ]
    for table, faults in ((POSTING, POSTING_FAULTS), (ENTRY, ENTRY_FAULTS)):
        made += [
            f"CREATE TRIGGER {table}_fault{n} BEFORE INSERT ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
            for n, (condition, said) in enumerate(faults)
        ]
    return made


def _postgres() -> list[str]:
    made = [_function("funds_ledger_stays", f"RAISE EXCEPTION '{_STAYS}';")]
    for table in _TABLES:
        made += [
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION funds_ledger_stays()",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION funds_ledger_stays()",
        ]
    for table, faults in ((POSTING, POSTING_FAULTS), (ENTRY, ENTRY_FAULTS)):
        body = " ".join(f"IF {condition} THEN RAISE EXCEPTION '{said}'; END IF;" for condition, said in faults)
        made += [
            _function(f"{table}_check", f"{body} RETURN NEW;"),
            f"CREATE TRIGGER {table}_checked BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_check()",
        ]
    return made


def _function(name: str, body: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
