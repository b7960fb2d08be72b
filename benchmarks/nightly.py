"""What a night costs: every policy in force over every subject, the first night and one on which little has changed.

`nightly.py [ENTERPRISES] [--keep FOLDER] [--prepare] [--everybody] [--json]`: loads the invented city with up to 10,000
enterprises and lays it down again and again under other keys until there are so many (1,000,000 unless told); then runs
a night, and twice puts a thousand returns right by the ordinary act and runs the next night, which reads who may have
changed: how many is told behind its time.
Prints seconds on the clock, of the processor, and peak memory of this process. `--keep` leaves the data folder and uses
it again; `--prepare` stops before the night; `--everybody` adds a night that reads everybody though little changed.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

DAY = date(2025, 6, 30)
CITY = 10_000
ASKED = ("organisation", "yearlyreturn", "intellectualproperty", "certificate", "statedfact", "residence", "platform")
"""Kinds of records in which the policies for enterprises find their facts: these are laid down again."""
MOVED = 1_000
"""Enterprises whose return of the year is put right between the two nights."""


def main() -> None:
    """Run and print."""
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else ""
    enterprises = next((int(w) for w in words if w.isdigit()), 1_000_000)
    with tempfile.TemporaryDirectory(prefix="kechuang-bench-") as name:
        folder = Path(keep or name)
        folder.mkdir(parents=True, exist_ok=True)
        from kechuang.config.setup import migrate, start_django

        start_django(folder)
        migrate()
        results = _steps(enterprises, prepare="--prepare" in sys.argv, everybody="--everybody" in sys.argv)
        from django.db import connection

        vendor = connection.vendor
    if "--json" in sys.argv:
        print(json.dumps({"enterprises": enterprises, "database": vendor, "steps": results}, ensure_ascii=False))
        return
    print(f"{enterprises:,} enterprises, {vendor}")
    for step in results:
        told = f"{step['seconds']:8.2f} s  {step['cpu']:8.2f} s CPU  peak {step['peak_mb']:5.0f} MB"
        print(f"  {step['step']:34} {told}  {step['made']}")


def _steps(enterprises: int, *, prepare: bool, everybody: bool) -> list[dict[str, Any]]:
    from kechuang.entitlements.actions.run_policies import run_policies
    from kechuang.entitlements.outcomes import Outcome
    from kechuang.entitlements.runs import last_run
    from kechuang.examples.parameters import Example
    from kechuang.registry.actions.load_example import load_example
    from kechuang.registry.kinds.organisation import Organisation

    results: list[dict[str, Any]] = []

    def timed(name: str, act: Callable[[], Any]) -> Any:
        clock, cpu = perf_counter(), _cpu()
        made = act()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        seconds = {"seconds": perf_counter() - clock, "cpu": _cpu() - cpu, "peak_mb": peak}
        results.append({"step": name, **seconds, "made": made if isinstance(made, int) else ""})
        print(f"… {name} {seconds['seconds']:.1f} s", file=sys.stderr, flush=True)
        return made

    if not Organisation.objects.exists():
        city = min(enterprises, CITY)
        timed(
            "load the example city",
            lambda: load_example(Example(enterprises=city, years=(2022, 2025), until=DAY), None) and 0,
        )
        timed("lay it down again", lambda: _again(enterprises // city))
    if prepare:
        return results
    before = last_run()
    day = before.valid + timedelta(days=1) if before else DAY
    timed("a night", lambda: run_policies(None, day, take_over=True).asked)
    timed("put returns right", lambda: _put_right(day))
    timed("the next night, a 1 July", lambda: run_policies(None, day + timedelta(days=1), take_over=True).read)
    last = day + timedelta(days=2)  # the day before begins a half-year, on which many certificates and terms turn
    timed("put returns right again", lambda: _put_right(day))
    timed("an ordinary next night", lambda: run_policies(None, last, take_over=True).read)
    if everybody:
        timed("a night for everybody", lambda: run_policies(None, last, take_over=True, everybody=True).changed)
    timed("outcomes kept", lambda: Outcome.objects.count())
    return results


def _cpu() -> float:
    """Seconds of the processor, those of readers that have ended included."""
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + beside.ru_utime + beside.ru_stime


def _again(times: int) -> int:
    """Every record once more under other keys, `times` - 1 times over; no search entries, no events."""
    from django.db import connection, transaction

    from kechuang.registry.catalogue import kinds

    quote, made = connection.ops.quote_name, 0
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -400000")
    for name, kind in kinds().items():
        if name not in ASKED:
            continue
        fields = [f.column for f in kind._meta.concrete_fields if not f.primary_key]
        renamed = {"key", "code", "number", "subject", "carrier", kind.ORGANISATION} - {""}
        told = [f"{quote(f)} || %s" if f in renamed else quote(f) for f in fields]
        table, columns = quote(kind._meta.db_table), ", ".join(map(quote, fields))
        last = kind.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        sql = f"INSERT INTO {table} ({columns}) SELECT {', '.join(told)} FROM {table} WHERE id <= %s"  # noqa: S608
        with transaction.atomic(), connection.cursor() as cursor, _without_indexes(cursor, kind._meta.db_table):
            for n in range(1, times):
                cursor.execute(sql, [f"~{n}"] * sum(f in renamed for f in fields) + [last])
                made += cursor.rowcount
    return made


@contextmanager
def _without_indexes(cursor: Any, table: str) -> Iterator[None]:
    """Rows laid down within are put into the table's indexes once, at the end, each sorted as a whole."""
    from django.db import connection

    listed = []
    if connection.vendor == "sqlite":
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql > ''", [table]
        )
    else:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname <> %s",
            [table, f"{table}_pkey"],
        )
    listed = cursor.fetchall()
    for name, _sql in listed:
        cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    yield
    if connection.vendor == "postgresql":
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for _name, sql in listed:
        cursor.execute(sql.replace("%", "%%") if connection.vendor == "postgresql" else sql)


def _put_right(day: date) -> int:
    """Correct the sales of a thousand returns of the year."""
    from kechuang.registry.actions.correct import correct
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    rows = YearlyReturn.objects.standing().filter(year=day.year - 1, sales__gt=0).order_by("pk")[:MOVED]
    for row in list(rows):
        correct(row, {"sales": row.sales * 3}, None, reason="benchmark")
    return MOVED


if __name__ == "__main__":
    main()
