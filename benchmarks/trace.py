"""From a number to its records: every indicator on random days over a big registry, and the pages of the traces.

`trace.py [ENTERPRISES] [--rounds N] [--json] [--keep FOLDER]`: loads the example city with records of 10 years
(100,000 enterprises unless told), asks each indicator for its value and the first page of the records of every part,
then the trace page of every target of the bundled plan. Prints the 50th and 95th percentile and the worst on the clock,
and the 95th of the processor. SQLite in a new folder (`--keep` uses it again), or PostgreSQL by DATABASE_URL.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any

YEARS = range(2016, 2026)
DICE = random.Random(20260105)  # noqa: S311 (days to ask about, the same every time)


def main() -> None:
    """Run and print."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else ""
    rounds = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 5
    count = int(next((word for word in words if word.isdigit() and word != str(rounds)), 100_000))
    with tempfile.TemporaryDirectory(prefix="kechuang-bench-") as name:
        from kechuang.config.setup import migrate, start_django

        start_django(Path(keep or name))
        migrate()
        plan = _plan()
        _fill(count)
        told = _measured(plan, rounds)
    if "--json" in sys.argv:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(f"{told['enterprises']:,} enterprises × {len(YEARS)} years, {told['database']}, {told['rounds']} days each")
    print(f"  {'':28} {'p50 ms':>8} {'p95 ms':>8} {'worst':>8} {'p95 CPU':>8}   records")
    for row in told["rows"]:
        times = f"{row['p50']:8.1f} {row['p95']:8.1f} {row['worst']:8.1f} {row['cpu_p95']:8.1f}"
        print(f"  {row['name']:28} {times}   {row['records']:,}")


def _plan() -> Any:
    from importlib.resources import files

    from kechuang.plans.opening import open_bytes
    from kechuang.plans.reading import read
    from kechuang.supervision.actions.adopt_plan import adopt_plan

    name = "minghu-2025.txt"
    text = (files("kechuang") / "examples" / name).read_bytes()
    return adopt_plan(read(open_bytes(text, name)), None, example=True).plan


def _measured(plan: Any, rounds: int) -> dict[str, Any]:
    from django.db import connection

    from kechuang.indicators.catalogue import indicators
    from kechuang.registry.asof import AsOf
    from kechuang.registry.kinds.organisation import Organisation

    now, records = AsOf.now(), {}
    times: dict[str, list[tuple[float, float]]] = {}
    for code in indicators():
        for turn in range(rounds + 1):
            asof = now.at(date(DICE.choice(YEARS), DICE.choice((3, 6, 9, 12)), 28))
            for wall, used, count in _number_to_records(code, asof):
                records[code] = max(records.get(code, 0), count)
                if turn:  # the first is for the caches of the operating system
                    times.setdefault(code, []).append((wall, used))
    every = [one for found in times.values() for one in found]
    pages = list(_pages(plan, rounds))
    return {
        "enterprises": Organisation.objects.filter(form="enterprise").count(),
        "database": connection.vendor,
        "rounds": rounds,
        "rows": [
            *(_row(code, found, records[code]) for code, found in sorted(times.items())),
            _row("every indicator", every, max(records.values(), default=0)),
            _row("pages of traces", pages, 0),
        ],
    }


def _number_to_records(code: str, asof: Any) -> Iterator[tuple[float, float, int]]:
    """The value and the first page of the records of one part of it, for every part: wall, CPU, number of records."""
    from kechuang.indicators.scope import Scope
    from kechuang.indicators.value import value
    from kechuang.supervision.behind import behind

    begun, used = perf_counter(), process_time()
    found = value(code, asof, Scope(place="999001"))
    wall, cpu = perf_counter() - begun, process_time() - used
    for part in found.parts:
        begun, used = perf_counter(), process_time()
        count = behind(part, None).found
        yield wall + perf_counter() - begun, cpu + process_time() - used, count
    if not found.parts:
        yield wall, cpu, 0


def _pages(plan: Any, rounds: int) -> Iterator[tuple[float, float]]:
    """The whole page of every target's trace, as a browser asks for it."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    for ordinal in plan.targets.filter(same_as=None).values_list("ordinal", flat=True):
        for turn in range(min(rounds, 3) + 1):
            day = date(DICE.choice(YEARS), DICE.choice((3, 6, 9, 12)), 28)
            begun, used = perf_counter(), process_time()
            answer = client.get(f"/plans/{plan.slug}/targets/{ordinal}/trace/", {"valid": day.isoformat()})
            if answer.status_code != 200:
                raise SystemExit(f"target {ordinal}: {answer.status_code}")
            if turn:
                yield perf_counter() - begun, process_time() - used


def _row(name: str, found: list[tuple[float, float]], records: int) -> dict[str, Any]:
    wall, used = [one * 1000 for one, _ in found], [one * 1000 for _, one in found]
    cuts, cpu = quantiles(wall, n=20, method="inclusive"), quantiles(used, n=20, method="inclusive")
    return {
        "name": name,
        "p50": cuts[9],
        "p95": cuts[18],
        "worst": max(wall),
        "cpu_p95": cpu[18],
        "records": records,
    }


def _fill(count: int) -> None:
    """Load the example city of that many enterprises, once, and let the database know how it is spread."""
    from django.db import connection

    from kechuang.examples.parameters import Example
    from kechuang.registry.actions.load_example import load_example

    begun = perf_counter()
    city = Example(enterprises=count, years=(YEARS[0], YEARS[-1]), until=date(2026, 6, 30))
    if not load_example(city, None, at=lambda kind: print(kind, end=" ", file=sys.stderr, flush=True)).already:
        print(f"\nloaded in {perf_counter() - begun:.0f} s", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
