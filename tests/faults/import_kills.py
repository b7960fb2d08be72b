"""Kills an importing process with SIGKILL at random moments, again and again, and looks at what is left each time.

    python tests/faults/import_kills.py [--kills 20] [--rows 4000] [--seed 1]

The data folder is KECHUANG_HOME (made anew where it is missing); DATABASE_URL names PostgreSQL instead of SQLite. An
import of new rows, one of corrections and the undoing of the latter are each worked by child processes that are killed;
after every kill, with no one at work, it must hold that

* what a child said was done is in the database (nothing acknowledged is lost);
* exactly the rows of the parts counted are there, each whole, each record standing once (nothing half-written);
* the event log is whole.

At the end every value is compared with the files. Prints one JSON line; exit code 1 and the reason where it fails.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PARTS = 20
"""Parts of each import, so that there is something to kill in."""
WORKER = """
import os, sys
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path(os.environ["KECHUANG_HOME"]))
from kechuang.registry.importing import undoing
undoing.STEP = int(sys.argv[2])
from kechuang.registry.actions.carry_on_import import carry_on
print("begun", flush=True)
carry_on(int(sys.argv[1]), lambda job: print(job.state, job.position, flush=True))
"""


class Failed(Exception):
    """Something that must hold does not."""


def main() -> int:
    """Run all phases; 0 where everything held."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--rows", type=int, default=4000)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    home = Path(os.environ["KECHUANG_HOME"])
    from kechuang.config.setup import migrate, start_django

    start_django(home)
    migrate()
    trial = Trial(home, options.rows, random.Random(options.seed))
    began = time.monotonic()
    while trial.kills < options.kills:
        trial.round()
    from django.db import connection

    told = {"database": connection.vendor, "kills": trial.kills, "rounds": trial.rounds, "looks": trial.looks}
    told |= {"killed_in": trial.killed_in, "lost": 0, "half_written": 0, "seconds": round(time.monotonic() - began)}
    print(json.dumps(told))
    return 0


class Trial:
    """One home, many rounds: new rows, corrections, their undoing; each worked by children that are killed."""

    def __init__(self, home: Path, rows: int, chance: random.Random) -> None:
        self.home, self.rows, self.chance = home, rows, chance
        self.kills = self.rounds = self.looks = 0
        self.killed_in: dict[str, int] = {}
        self.step = max(1, rows // PARTS)

    def round(self) -> None:
        """An import of new rows, one of corrections, and the undoing of that, each through kills to its end."""
        from kechuang.registry.actions.confirm_import import confirm_import
        from kechuang.registry.actions.undo_import import undo_import

        year = 2000 + self.rounds
        first = self._file(year, 100)
        job = self._tried(first)
        confirm_import(job, None)
        self._to_the_end(job.pk, lambda now: self._look_at_writing(now, year, {}, 100))
        self._expect({n: 100 + n for n in range(self.rows)}, year)
        second = self._file(year, 7000)
        job = self._tried(second)
        confirm_import(job, None)
        before = {n: 100 + n for n in range(self.rows)}
        self._to_the_end(job.pk, lambda now: self._look_at_writing(now, year, before, 7000))
        self._expect({n: 7000 + n for n in range(self.rows)}, year)
        undo_import(job, None, reason="trial")
        self._to_the_end(job.pk, lambda now: self._look_at_undoing(now, year))
        self._expect(before, year)
        self.rounds += 1

    # ---- children

    def _to_the_end(self, pk: int, look: Any) -> None:
        from kechuang.registry.importing.imports import Import

        said, patience = 0, 0.5
        while Import.objects.get(pk=pk).working:
            phase = Import.objects.get(pk=pk).state
            ended, position = self._child(pk, patience)
            patience *= 1.15  # a dry run begins anew each time, and must be let through in the end
            said = max(said, position) if phase != "checking" else 0
            job = Import.objects.get(pk=pk)
            if job.state == phase and job.position < said:
                raise Failed(f"{phase}: part {said} was acknowledged, the database knows {job.position}")
            look(job)
            self._look_at_all()
            if not ended:
                self.kills += 1
                self.killed_in[phase] = self.killed_in.get(phase, 0) + 1

    def _child(self, pk: int, patience: float) -> tuple[bool, int]:
        """Let a child work and kill it at a random moment: whether it ended before, and the last part it named."""
        command = [sys.executable, "-c", WORKER, str(pk), str(self.step)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
            assert child.stdout and child.stderr
            lines = [child.stdout.readline()]
            time.sleep(self.chance.uniform(0, patience))
            child.send_signal(signal.SIGKILL)
            lines += child.stdout.readlines()
            wrong = child.stderr.read()
        if child.returncode not in (0, -signal.SIGKILL):
            raise Failed(wrong[-2000:])
        parts = [int(line.split()[1]) for line in lines if len(line.split()) == 2]
        return child.returncode == 0, max(parts, default=0)

    # ---- what must hold

    def _look_at_writing(self, job: Any, year: int, before: dict[int, int], base: int) -> None:
        """Exactly the parts that are counted hold the new values, the rest what was there before."""
        done = min(job.position * self.step, self.rows)
        self._expect({n: base + n if n < done else before.get(n) for n in range(self.rows)}, year)
        if job.source is None or self._rows_of(job) != done:
            raise Failed(f"{done} rows are counted, {self._rows_of(job)} are there")

    def _look_at_undoing(self, job: Any, year: int) -> None:
        done = job.count("put_back")
        held = self._standing(year)
        back = sum(1 for n, value in held.items() if value == 100 + n)
        if back != done or len(held) != self.rows:
            raise Failed(f"{done} rows are counted as put back, {back} are; {len(held)} of {self.rows} stand")

    def _look_at_all(self) -> None:
        from django.db.models import Count

        from kechuang.events.verify import verify_log
        from kechuang.registry.kinds.yearly_return import YearlyReturn

        self.looks += 1
        twice = YearlyReturn.objects.standing().values("key").annotate(n=Count("pk")).filter(n__gt=1).count()
        if twice:
            raise Failed(f"{twice} records stand twice")
        halves = YearlyReturn.objects.exclude(st_staff=1).count()
        if halves:
            raise Failed(f"{halves} rows are not whole")
        if verify_log().broken is not None:
            raise Failed("the event log is broken")

    def _expect(self, wanted: dict[int, int | None], year: int) -> None:
        held = self._standing(year)
        wrong = [n for n, value in wanted.items() if held.get(n) != value]
        if wrong:
            n = wrong[0]
            raise Failed(f"{len(wrong)} rows differ, the first is {n}: {held.get(n)} instead of {wanted[n]}")

    def _standing(self, year: int) -> dict[int, int | None]:
        from kechuang.registry.kinds.yearly_return import YearlyReturn

        rows = YearlyReturn.objects.standing().filter(year=year).values_list("organisation", "staff")
        return {int(key.removeprefix("N")): staff for key, staff in rows}

    def _rows_of(self, job: Any) -> int:
        from kechuang.registry.kinds.yearly_return import YearlyReturn

        return YearlyReturn.objects.filter(source=job.source).count()

    # ---- files

    def _file(self, year: int, base: int) -> Path:
        path = self.home / f"trial-{year}-{base}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(["单位", "年度", "职工总数", "科技人员数"])
            out.writerows([f"N{n:06d}", year, base + n, 1] for n in range(self.rows))
        return path

    def _tried(self, path: Path) -> Any:
        from django.utils import timezone

        from kechuang.registry.actions.answer_import import answer_import
        from kechuang.registry.actions.map_import import map_import
        from kechuang.registry.actions.start_import import start_import
        from kechuang.registry.importing import staging
        from kechuang.registry.importing.imports import Import
        from kechuang.registry.importing.mapping import ColumnMap
        from kechuang.registry.importing.options import Options
        from kechuang.registry.kinds.yearly_return import YearlyReturn

        staging.PART = self.step
        job = start_import("yearlyreturn", path, path.name, None)
        map_import(job, ColumnMap.from_json(job.mapping), Options.of(YearlyReturn, {}, timezone.localdate()), None)
        rows = YearlyReturn.objects.count()

        def look(now: Any) -> None:
            if YearlyReturn.objects.count() != rows:
                raise Failed("a dry run has stored records")

        self._to_the_end(job.pk, look)
        job = Import.objects.get(pk=job.pk)
        if job.state != "checked":
            raise Failed(f"the dry run ended as {job.state}")
        return answer_import(job, {d["code"]: "as_is" for d in job.open_doubts()}, None)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failed:
        print(failed, file=sys.stderr)
        sys.exit(1)
