"""The task in the queue of django-tasks: take a run, have a process of its own do it, watch over it.

A run has its own process so that its memory is given back, its time limit holds whatever it does, and its death harms
nobody. The child ends with the worker, even one that is killed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from functools import partial

from django.conf import settings
from django.db import connections
from django_tasks import task

from kechuang.jobs.catalogue import jobs
from kechuang.jobs.models import RUNNING, JobRun
from kechuang.jobs.running import claim, end_badly, keep_alive, out_of_time, put_back
from kechuang.kernel.end_with_parent import end_with_parent
from kechuang.kernel.sentences import Sentence

stopping = threading.Event()
"""Set when the worker is to end: the run at work goes back into the queue."""
WATCHED = 0.2
BEAT = 15.0
"""Seconds between two looks at the child, and between two words that it is alive."""


@task()
def perform(run_pk: int) -> str:
    """Carry out a run, if it still waits. Gives the state it is left in."""
    run = claim(run_pk, f"{os.getpid()}-{uuid.uuid4().hex[:12]}")
    if run is None:
        return "not waiting"
    connections.close_all()
    before = partial(_in_the_child, os.getpid()) if os.name == "posix" else None
    child = subprocess.Popen(_command(run), env=_environment(), start_new_session=True, preexec_fn=before)  # noqa: S603
    try:
        _watch(run, child)
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
    left = JobRun.objects.get(pk=run.pk)
    if left.state == RUNNING and left.holder == run.holder:
        code = child.returncode
        end_badly(run, Sentence(f"进程中断（退出码{code}）。", f"Its process ended with code {code}."))
        left.refresh_from_db()
    return left.state


def _watch(run: JobRun, child: subprocess.Popen[bytes]) -> None:
    began = said = time.monotonic()
    limit = jobs()[run.job].limit.total_seconds()
    while child.poll() is None:
        now = time.monotonic()
        if now - began > limit:
            _end(child)
            end_badly(run, out_of_time(jobs()[run.job]))
            return
        if stopping.wait(WATCHED):
            _end(child)
            put_back(run)
            return
        if now - said > BEAT:
            said = now
            keep_alive(run)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _command(run: JobRun) -> list[str]:
    return [
        sys.executable,
        "-m",
        "kechuang",
        "job",
        "--claimed",
        f"{run.pk}:{run.holder}",
        "--home",
        str(settings.HOME),
    ]


def _environment() -> dict[str, str]:
    kept = dict(os.environ)
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return kept | {"KECHUANG_HOME": str(settings.HOME)}


def _in_the_child(parent: int) -> None:
    os.nice(5)  # people come first
    end_with_parent(parent, signal.SIGKILL)
