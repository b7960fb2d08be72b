"""Kills a process that writes records with SIGKILL at random moments, again and again, and looks at what is left.

    python tests/faults/record_kills.py [--kills 200] [--seed 1]

The data folder is KECHUANG_HOME (made anew where it is missing); DATABASE_URL names PostgreSQL instead of SQLite. A
child enters, corrects, replaces, ends and withdraws certificates, naming each act when it is done. After every kill:

* every act that was named is there: its event in the log, its row among the records (nothing acknowledged is lost);
* every row has the event of its act, every event its row, no subject stands twice for a day (nothing half-written);
* the event log is whole.

Prints one JSON line; exit code 1 and the reason where it fails.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

WORKER = """
import os, random, sys
from datetime import date, timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path(os.environ["KECHUANG_HOME"]))
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.end import end
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.replace import replace
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.kinds.certificate import Certificate
chance = random.Random(sys.argv[1])
serial = 0
print("begun", flush=True)
while True:
    row = Certificate.objects.standing().order_by("?").first() if chance.random() < 0.7 else None
    verb = chance.choice(["correct", "replace", "end", "withdraw"]) if row else "enter"
    day = row.valid_from + timedelta(days=100) if row else date(2020, 1, 1)
    if verb in ("replace", "end") and row.valid_to and day >= row.valid_to:
        continue
    if verb == "enter":
        serial += 1
        row = enter(Certificate, {"scheme": "hnte", "number": f"{sys.argv[1]}-{serial}", "holder": "甲公司",
                    "level": "national", "issued": day, "expires": day + timedelta(days=1096)}, None)
    elif verb == "correct":
        row = correct(row, {"holder": f"更正{chance.random()}"}, None, reason="更正")
    elif verb == "replace":
        row = replace(row, {"holder": f"变更{chance.random()}"}, None, since=day, reason="变更")
    elif verb == "end":
        row = end(row, None, on=day, reason="终止")
    else:
        withdraw(row, None, reason="作废")
    print(verb, row.pk, flush=True)
"""
EVENT = {"enter": "entered", "correct": "corrected", "replace": "replaced", "end": "ended", "withdraw": "withdrawn"}


class Failed(Exception):
    """Something that must hold does not."""


def main() -> int:
    """Kill so many children; 0 where everything held each time."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    from kechuang.config.setup import migrate, start_django

    start_django(Path(os.environ["KECHUANG_HOME"]))
    migrate()
    chance = random.Random(options.seed)
    began, acts, seen = time.monotonic(), 0, 0
    for number in range(options.kills):
        named = killed(f"{options.seed}.{number}", chance)
        look(named, seen)
        acts, seen = acts + len(named), events()
    from django.db import connection

    told = {"database": connection.vendor, "kills": options.kills, "acts": acts, "lost": 0, "half_written": 0}
    print(json.dumps(told | {"events": seen, "seconds": round(time.monotonic() - began)}))
    return 0


def killed(seed: str, chance: random.Random) -> list[tuple[str, int]]:
    """Let a child write and kill it at a random moment after its start; the acts that it named."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, seed], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.readline()
        lines = [child.stdout.readline() for _ in range(chance.randrange(8))]
        time.sleep(chance.uniform(0, 0.02))  # somewhere within an act or two
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.read().splitlines(keepends=True)
        wrong = child.stderr.read()
    if child.returncode != -signal.SIGKILL:
        raise Failed(wrong[-2000:])
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(verb, int(pk)) for verb, pk in whole]


def events() -> int:
    """How many events there are."""
    from kechuang.events.models import Event

    return Event.objects.count()


def look(named: list[tuple[str, int]], seen: int) -> None:
    """Everything that must hold after a kill. `seen` events were there before the child began."""
    from kechuang.events.models import Event
    from kechuang.events.verify import verify_log
    from kechuang.registry.kinds.certificate import Certificate

    label = Certificate._meta.label_lower
    told = list(Event.objects.filter(id__gt=seen, object_type=label).order_by("id").values_list("type", "object_id"))
    said = [(f"record.{EVENT[verb]}", str(pk)) for verb, pk in named]
    if told[: len(said)] != said:
        raise Failed(f"acknowledged acts are not in the log: {said} against {told}")
    if len(told) > len(said) + 1:
        raise Failed("more than the one act that was under way is there without having been named")
    stamps = set(Event.objects.filter(object_type=label).values_list("occurred_at", flat=True))
    for column in ("recorded_at", "superseded_at"):
        held = set(Certificate.objects.exclude(**{column: None}).values_list(column, flat=True))
        if held - stamps:
            raise Failed(f"{len(held - stamps)} rows were {column} by no act")
    rows = set(Certificate.objects.values_list("pk", flat=True))
    if missing := {int(pk) for _, pk in told} - rows:
        raise Failed(f"events tell of rows that are not there: {missing}")
    last = None
    for row in Certificate.objects.standing().order_by("key", "valid_from"):
        if last and last.key == row.key and (last.valid_to is None or last.valid_to > row.valid_from):
            raise Failed(f"{row.key} stands twice")
        last = row
    if (broken := verify_log().broken) is not None:
        raise Failed(f"the event log is broken at {broken.id}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as reason:
        print(reason, file=sys.stderr)
        sys.exit(1)
