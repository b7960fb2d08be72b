"""Kills a worker or the process of its job with SIGKILL at random moments, and looks at what is left each time.

    python tests/faults/job_kills.py [--kills 20] [--steps 40] [--seed 1]

The data folder is KECHUANG_HOME (made anew where it is missing); DATABASE_URL names PostgreSQL instead of SQLite. A job
founds units, one after the other, each by the action that pages use. Two workers run at once; now one of them is
killed, now the child that does the job. After every kill it must hold that

* the job has at most one run that is not at its end, and no unit was founded twice;
* a child does not outlive its worker;
* the event log is whole and tells exactly the units there are.

At the end the run is done, in as many attempts as it took, and every unit is there. Prints one JSON line; exit code 1
and the reason where it fails.
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
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

SELF = str(Path(__file__).resolve())
SILENT = timedelta(seconds=2)


class Failed(Exception):
    """Something that must hold does not."""


def start(steps: int) -> None:
    """Django with the trial job; a run counts as broken off after seconds, not minutes."""
    from kechuang.config.setup import start_django

    start_django(Path(os.environ["KECHUANG_HOME"]))
    from kechuang.jobs import clock, queue, running
    from kechuang.jobs.catalogue import jobs
    from kechuang.jobs.job import Job, Work
    from kechuang.kernel.sentences import Sentence

    def run(work: Work) -> Sentence:
        from kechuang.accounts.actions.found_unit import found_unit
        from kechuang.accounts.models import Unit

        for step in range(steps):
            name = f"单位{step:03d}"
            if not Unit.objects.filter(name=name).exists():
                found_unit(name, Unit.Kind.DEPARTMENT, None)
            time.sleep(0.02)
        return Sentence("完", "done")

    name = Sentence("试验", "trial")
    jobs().clear()
    jobs()["trial"] = Job("trial", name, name, "0 0 1 1 *", run, tries=10_000, pause=timedelta(0))
    clock.LOOK, queue.BEAT, running.SILENT = 0.2, 0.3, SILENT
    queue._command = lambda run: [sys.executable, SELF, "--child", f"{run.pk}:{run.holder}", "--steps", str(steps)]


def child(claimed: str, steps: int) -> None:
    """What `kechuang job --claimed` does."""
    start(steps)
    from kechuang.jobs.models import RUNNING, JobRun
    from kechuang.jobs.running import carry_out

    pk, _, holder = claimed.partition(":")
    run = JobRun.objects.filter(pk=int(pk), holder=holder, state=RUNNING).first()
    if run:
        carry_out(run)


def worker(steps: int) -> None:
    """What `kechuang worker` does."""
    start(steps)
    from kechuang.jobs.clock import run_clock

    run_clock()


def trial(kills: int, steps: int, chance: random.Random) -> dict[str, object]:
    """Kill until killed often enough, then let it end."""
    from django.db import connection
    from django.utils import timezone

    from kechuang.accounts.models import Unit
    from kechuang.events.models import Event
    from kechuang.events.verify import verify_log
    from kechuang.jobs.models import DONE, OPEN, JobRun
    from kechuang.jobs.planning import begin

    def look() -> None:
        names = list(Unit.objects.filter(name__startswith="单位").values_list("name", flat=True))
        told = Event.objects.filter(type="unit.founded", object_label__startswith="单位").count()
        if len(set(names)) != len(names) or told != len(names):
            raise Failed(f"{len(names)} units, {len(set(names))} names, {told} events")
        if JobRun.objects.filter(state__in=OPEN).count() > 1:
            raise Failed("two runs of one job are open")
        if verify_log().broken:
            raise Failed("the event log is broken")

    begin("trial", timezone.now())
    workers = [_spawn(steps) for _ in range(2)]
    done = {"worker": 0, "child": 0}
    try:
        while sum(done.values()) < kills:
            children = _wait_for_children(workers)
            time.sleep(chance.uniform(0.1, 2.0))
            if chance.random() < 0.5:
                with suppress(ProcessLookupError):  # it has just come to its end
                    os.kill(chance.choice(children), signal.SIGKILL)
                    done["child"] += 1
            else:
                place = next((n for n, one in enumerate(workers) if _children(one.pid)), chance.randrange(2))
                orphans = _children(workers[place].pid)
                workers[place].kill()
                workers[place].wait()
                done["worker"] += 1
                if any(_alive_after(pid, 2.0) for pid in orphans):
                    raise Failed("a child outlived its worker")
                workers[place] = _spawn(steps)
            look()
            if not JobRun.objects.filter(state__in=OPEN).exists():
                begin("trial", timezone.now())
        until = time.monotonic() + 120
        while JobRun.objects.filter(state__in=OPEN).exists():
            if time.monotonic() > until:
                raise Failed(f"the run does not come to its end: {JobRun.objects.values().first()}")
            time.sleep(0.2)
        look()
    finally:
        for one in workers:
            one.terminate()
        codes = [one.wait(30) for one in workers]
    if codes != [0, 0]:
        raise Failed(f"a worker that was told to stop ended with {codes}")
    if set(JobRun.objects.values_list("state", flat=True)) != {DONE}:
        raise Failed("a run is not done")
    if Unit.objects.filter(name__startswith="单位").count() != steps:
        raise Failed("a unit is missing")
    attempts = sum(JobRun.objects.values_list("attempt", flat=True))
    return {
        "database": connection.vendor,
        "kills": done,
        "runs": JobRun.objects.count(),
        "attempts": attempts,
        "twice": 0,
    }


def _wait_for_children(workers: list[subprocess.Popen[bytes]]) -> list[int]:
    """The processes at a job, as soon as there is one."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        found = [pid for one in workers for pid in _children(one.pid)]
        if found:
            return found
        time.sleep(0.05)
    raise Failed("no worker begins what is due")


def _spawn(steps: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, SELF, "--worker", "--steps", str(steps)], start_new_session=True)


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _alive_after(pid: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return False
        except OSError:
            return False
        time.sleep(0.05)
    return True


def main() -> int:
    """Run it, or be one of its processes."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--steps", type=int, default=40)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--worker", action="store_true")
    asked.add_argument("--child", default="")
    options = asked.parse_args()
    if options.child:
        child(options.child, options.steps)
    elif options.worker:
        worker(options.steps)
    else:
        start(options.steps)
        from kechuang.config.setup import migrate

        migrate()
        print(json.dumps(trial(options.kills, options.steps, random.Random(options.seed))))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failed:
        print(failed, file=sys.stderr)
        sys.exit(1)
