"""Kills a process that enters in the ledger with SIGKILL at random moments, and looks at what is left each time.

    python tests/faults/ledger_kills.py [--kills 25] [--seed 1]

The data folder is KECHUANG_HOME (made anew where it is missing); DATABASE_URL names PostgreSQL instead of SQLite. Two
children at once post random movements (tests/site/funds/moves.py), each saying on its output what is done; one of the
two is killed, then both are ended. After every kill it must hold that

* every entry a child said was made is there (nothing acknowledged is lost);
* the sum of all accounts is zero, every entry sums to zero, every balance follows from the one before;
* the event log is whole and tells exactly the entries there are.

Prints one JSON line; exit code 1 and the reason where it fails.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import runpy
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import TextIO

MOVES = Path(__file__).parents[1] / "site" / "funds" / "moves.py"


class Failed(Exception):
    """Something that must hold does not."""


def main() -> int:
    """Kill so often; 0 where everything held."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=25)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    from kechuang.config.setup import migrate, start_django

    start_django(Path(os.environ["KECHUANG_HOME"]))
    migrate()
    from django.db import connection

    from kechuang.events.verify import verify_log
    from kechuang.funds.models import LedgerEntry
    from kechuang.funds.proving import prove

    chance, began, said = random.Random(options.seed), time.monotonic(), 0
    for kill in range(options.kills):
        done = _two_children(chance, options.seed * 1000 + kill)
        missing = done - set(LedgerEntry.objects.filter(pk__in=done).values_list("pk", flat=True))
        if missing:
            raise Failed(f"acknowledged and lost: {sorted(missing)}")
        said += len(done)
        proof, log = prove(), verify_log()
        if proof.fault or log.broken:
            raise Failed(str(proof.fault or log.broken))
    told = {"database": connection.vendor, "kills": options.kills, "acknowledged": said, "entries": proof.entries}
    told |= {"postings": proof.postings, "lost": 0, "unbalanced": 0, "seconds": round(time.monotonic() - began)}
    print(json.dumps(told))
    return 0


def _two_children(chance: random.Random, seed: int) -> set[int]:
    """Two at work; the numbers of the entries they said were made before they were killed."""
    children = [_child(seed * 2 + n) for n in (0, 1)]
    for _, said in children:
        if said.readline() != "begun\n":
            raise Failed("a child did not begin")
    time.sleep(chance.uniform(0.05, 2.5))
    for pid, _ in children:
        os.kill(pid, signal.SIGKILL)  # nothing is tidied up
    for pid, _ in children:
        if os.waitpid(pid, 0)[1] != signal.SIGKILL:
            raise Failed("a child ended by itself")
    return {int(line) for _, said in children for line in said.read().split("\n") if line.strip()}


def _child(seed: int) -> tuple[int, TextIO]:
    """A process of its own that posts until it is killed, and what it says; forked, so that it need not start anew."""
    from django.db import connections

    connections.close_all()  # none is shared: each opens its own
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _post_on_and_on(seed, writing)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writing)
    return pid, os.fdopen(reading)


def _post_on_and_on(seed: int, said: int) -> None:
    from datetime import date

    from django.db import transaction

    from kechuang.events.clock import moment
    from kechuang.events.record import record
    from kechuang.funds.models import LedgerEntry
    from kechuang.funds.posting import Voucher, post, reverse
    from kechuang.kernel.errors import KechuangError

    move = runpy.run_path(str(MOVES))["move"]
    chance, serial = random.Random(seed), 0
    os.write(said, b"begun\n")
    while True:
        serial += 1
        one = move(chance, serial, LedgerEntry.objects.count())
        try:
            with transaction.atomic():
                stamp = moment()
                if one.entry is None:
                    made = reverse(one.undo, Voucher(date(2025, 6, 30)), None, stamp)
                else:
                    made = post(one.entry, Voucher(date(2025, 6, 30), request=f"{seed}-{serial}"), None, stamp)
                record("ledger.posted", obj=made, after={"ledger": [made.plain()]}, at=stamp)
        except KechuangError:
            continue
        os.write(said, f"{made.pk}\n".encode())


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        print(f"failed: {failure}", file=sys.stderr)
        sys.exit(1)
