"""The cockpit over a big registry: the page of a new process, the page again, the page after an act, the public page.

`cockpit.py [ENTERPRISES] [--rounds N] [--json] [--keep FOLDER]`: loads the example city with records of 10 years
(100,000 enterprises unless told), works out every line of the bundled plan once (that time is told, too), then asks

    cold      the cockpit as the first request of a new process, lines kept in the database
    warm      the same page again in that process
    kept      the page after an act that moved no number: kept lines are proved to stand and shown
    act       the page after one certificate's last day was changed: what that moved is worked out anew, and until then
              the page shows the numbers before with their time; and how long until it is whole again
    public    the public page

and prints the 50th and 95th percentile and the worst on the clock, the 95th of the processor, and whether each answer
carried its moments and was whole. SQLite in a new folder (`--keep` uses it again), or PostgreSQL by DATABASE_URL.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time, sleep
from trace import _fill, _plan, _row
from typing import Any

WITHIN = {"cold": 500, "warm": 100, "kept": 500, "public": 100}
"""Milliseconds asked for, at the 95th percentile."""


def main() -> None:
    """Run and print."""
    if "--one" in sys.argv:
        print(json.dumps(_one(Path(sys.argv[sys.argv.index("--one") + 1]))))
        return
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else ""
    rounds = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 5
    count = int(next((word for word in words if word.isdigit() and word != str(rounds)), 100_000))
    with tempfile.TemporaryDirectory(prefix="kechuang-bench-") as name:
        from kechuang.config.setup import migrate, start_django

        home = Path(keep or name)
        start_django(home)
        migrate()
        plan = _plan()
        _fill(count)
        told = _measured(plan, home, rounds)
    if "--json" in sys.argv:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(f"{told['enterprises']:,} enterprises × 10 years, {told['database']}")
    print(f"  {told['lines']} lines worked out the first time in {told['first']:.1f} s")
    print(f"  {'':10} {'p50 ms':>8} {'p95 ms':>8} {'worst':>8} {'p95 CPU':>8}   asked")
    for row in told["rows"]:
        asked = f"≤ {WITHIN[row['name']]} ms" if row["name"] in WITHIN else ""
        times = f"{row['p50']:8.1f} {row['p95']:8.1f} {row['worst']:8.1f} {row['cpu_p95']:8.1f}"
        print(f"  {row['name']:10} {times}   {asked}")
    print(f"  after an act: lines worked out anew {told['anew']}, the number moved {told['moved']}")
    print(f"  whole again {told['until']:.1f} s later; until then with the time of what is shown")


def _measured(plan: Any, home: Path, rounds: int) -> dict[str, Any]:
    from django.db import connection

    from kechuang.registry.asof import AsOf
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.supervision.lines import lines

    begun = perf_counter()
    every = lines(plan, AsOf.now())
    first = perf_counter() - begun
    cold: list[tuple[float, float]] = []
    for turn in range(rounds + 1):
        command = [sys.executable, __file__, "--one", str(home)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (this very file)
        if turn:
            cold.append(tuple(json.loads(done.stdout)))  # type: ignore[arg-type]
    found: dict[str, list[tuple[float, float]]] = {"cold": cold}
    page, public = f"/plans/{plan.slug}/progress/", f"/plans/{plan.slug}/open/"
    found["warm"] = [_asked(page) for _ in range(rounds * 4 + 1)][1:]
    found["public"] = [_asked(public) for _ in range(rounds * 4 + 1)][1:]
    found["kept"] = [_after_harmless(page) for _ in range(rounds)]
    acts = [_after_act(plan, page, turn) for turn in range(rounds)]
    found["act"] = [one["times"] for one in acts]
    return {
        "enterprises": Organisation.objects.filter(form="enterprise").count(),
        "database": connection.vendor,
        "lines": len(every),
        "first": first,
        "anew": max(one["anew"] for one in acts),
        "moved": " ".join(acts[0]["numbers"]),
        "until": max(one["until"] for one in acts),
        "rows": [_row(name, times, 0) for name, times in found.items()],
    }


def _one(home: Path) -> tuple[float, float]:
    """The first request of this process."""
    from kechuang.config.setup import start_django

    start_django(home)
    from django.urls import get_resolver

    from kechuang.supervision.models import Plan

    assert get_resolver().url_patterns  # a served process has its addresses before anyone asks
    return _asked(f"/plans/{Plan.objects.values_list('slug', flat=True)[0]}/progress/")


def _asked(address: str, *, whole: bool = True) -> tuple[float, float]:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    begun, used = perf_counter(), process_time()
    answer = client.get(address)
    times = perf_counter() - begun, process_time() - used
    html = answer.content.decode()
    if answer.status_code != 200 or 'class="when-shown' not in html or (whole and "when-shown pending" in html):
        raise SystemExit(f"{address}: {answer.status_code}, not whole or without its moments")
    return times


def _after_harmless(page: str) -> tuple[float, float]:
    from kechuang.events.record import record

    record("log.exported", label="benchmark")
    return _asked(page)


def _after_act(plan: Any, page: str, turn: int) -> dict[str, Any]:
    """One certificate that counts today is given another last day: the page, once with the change and once without."""
    from datetime import timedelta

    from django.utils import timezone

    from kechuang.events.models import Event
    from kechuang.registry.actions.correct import correct
    from kechuang.registry.asof import AsOf
    from kechuang.registry.kinds.certificate import Certificate
    from kechuang.supervision.lines import lines, unkept
    from kechuang.supervision.models import KeptLine

    officer, today = _officer(), timezone.localdate()
    one = Certificate.objects.as_of(AsOf.now()).filter(scheme="hnte").order_by("key")[turn]
    held = KeptLine.objects.latest("pk").pk
    changed = correct(one, {"expires": today - timedelta(days=1)}, officer, reason="benchmark")
    begun = perf_counter()
    times = _asked(page, whole=False)
    while unkept(plan, AsOf.now()):
        sleep(0.05)
    _asked(page)
    until = perf_counter() - begun
    anew = KeptLine.objects.filter(pk__gt=held).count()
    numbers = [
        f"{n['name']} {n['from']}→{n['to']}" for n in (Event.objects.latest("id").after or {}).get("numbers", [])
    ]
    correct(changed, {"expires": one.expires}, officer, reason="benchmark")  # type: ignore[attr-defined]
    lines(plan, AsOf.now())
    return {"times": times, "anew": anew, "numbers": numbers, "until": until}


def _officer() -> Any:
    from kechuang.accounts.actions.appoint import appoint
    from kechuang.accounts.first_administrator import science_department
    from kechuang.accounts.models import User
    from kechuang.accounts.roles import Role

    found, new = User.objects.get_or_create(username="benchmark")
    if new:
        appoint(found, Role.PROGRAMME_OFFICER, None, unit=science_department())
    return found


if __name__ == "__main__":
    main()
