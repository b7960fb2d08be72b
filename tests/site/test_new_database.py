"""A new database is laid out at once; what it gets is what all migrations, taken one by one, leave."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

TOLD = r"""
import json, re, sys
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path(sys.argv[1]))
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0, interactive=False, **json.loads(sys.argv[2]))

def parts(sql):
    "What stands between the outer brackets of a statement, apart, so that the order of columns tells nothing."
    found, depth, start = [], 0, sql.index("(") + 1
    for place, sign in enumerate(sql):
        depth += (sign == "(") - (sign == ")")
        if (sign == "," and depth == 1) or (sign == ")" and depth == 0):
            found.append(sql[start:place].strip())
            start = place + 1
    return sorted(found)

POSTGRES = {
    "columns": "select table_name, column_name, data_type, is_nullable, column_default, character_maximum_length, "
    "numeric_precision, numeric_scale, is_identity from information_schema.columns where table_schema = 'public'",
    "constraints": "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint "
    "where connamespace = 'public'::regnamespace",
    "indexes": "select indexname, indexdef from pg_indexes where schemaname = 'public'",
    "triggers": "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "functions": "select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace",
}
told = {}
with connection.cursor() as cursor:
    def rows(sql):
        cursor.execute(sql)
        return [list(row) for row in cursor.fetchall()]
    if connection.vendor == "sqlite":
        for kind, name, table, sql in rows("select type, name, tbl_name, sql from sqlite_master"):
            apart = kind == "table" and sql and "VIRTUAL" not in sql
            told[f"{kind} {name} of {table}"] = parts(sql) if apart else re.sub(r"\s+", " ", sql or "")
    else:
        for kind, sql in POSTGRES.items():
            told[kind] = sorted(map(repr, rows(sql)))
    for table in sorted(connection.introspection.table_names(cursor)):
        if "_" in table:
            told["rows of " + table] = rows(f'select count(*) from "{table}"')
    told["steps"] = sorted(rows("select app, name from django_migrations"))
print(json.dumps(told))
"""


def _told(home: Path, database: str, **options: Any) -> dict[str, Any]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KECHUANG_", "DATABASE_"))}
    environment = kept | ({"DATABASE_URL": database} if database else {})
    command = [sys.executable, "-c", TOLD, str(home), json.dumps(options)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_it_is_what_the_migrations_leave(postgres_url: str, tmp_path: Path) -> None:
    databases = {"at_once": "", "stepwise": ""}
    if postgres_url:
        import psycopg

        with psycopg.connect(postgres_url, autocommit=True) as server:
            for name in databases:
                server.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        databases = {name: postgres_url.replace("/postgres?", f"/{name}?") for name in databases}
        assert databases["at_once"] != postgres_url
    at_once = _told(tmp_path / "at-once", databases["at_once"])
    stepwise = _told(tmp_path / "stepwise", databases["stepwise"], stepwise=True)
    assert at_once["steps"]
    assert {key: value for key, value in at_once.items() if value != stepwise.get(key)} == {}
    assert set(stepwise) == set(at_once)
