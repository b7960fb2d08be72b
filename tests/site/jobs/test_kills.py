"""A job killed half-way goes on without harm: a short run of tests/faults/job_kills.py."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "faults" / "job_kills.py"


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_killed_workers_and_jobs_harm_nothing_and_the_run_comes_to_its_end(migrated_env: dict[str, str]) -> None:
    command = [sys.executable, str(SCRIPT), "--kills", "2", "--steps", "15"]
    done = subprocess.run(command, env=migrated_env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert sum(told["kills"].values()) == 2
    assert told["attempts"] > 1


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_up_brings_a_clock_that_is_heard_of_and_ends_with_it(migrated_env: dict[str, str]) -> None:
    out = migrated_env["KECHUANG_HOME"] + ".log"
    command = [sys.executable, "-m", "kechuang", "up", "--no-browser", "--no-records", "--port", "18931"]
    asked = [sys.executable, "-m", "kechuang", "job", "tidy", "--json"]
    with Path(out).open("wb") as log:
        up = subprocess.Popen(command, env=migrated_env, stdout=log, stderr=log, start_new_session=True)
    try:
        clock = _clock(up.pid)
        done = subprocess.run(asked, env=migrated_env, capture_output=True, text=True, check=False)
        assert json.loads(done.stdout)["state"] == "done", done.stderr
    finally:
        os.killpg(up.pid, signal.SIGINT)  # as Ctrl-C in a terminal does
        code = up.wait(60)
    assert code == 0, Path(out).read_text()
    assert not Path(f"/proc/{clock}").exists()


def _clock(up: int) -> int:
    """The worker that `up` started, once it is there."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        children = Path(f"/proc/{up}/task/{up}/children").read_text().split()
        for child in children:
            if b"worker" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                return int(child)
        time.sleep(0.1)
    raise AssertionError("no worker was started")
