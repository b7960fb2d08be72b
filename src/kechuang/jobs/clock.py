"""The clock: looks at the schedule, takes up what broke off, works the queue, until it is told to stop."""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import OperationalError, close_old_connections
from django.utils import timezone

from kechuang.jobs.models import Beat
from kechuang.jobs.planning import begin_due, keep_schedule
from kechuang.jobs.queue import stopping
from kechuang.jobs.running import take_up_broken

log = logging.getLogger("kechuang.jobs")
LOOK = 5.0
"""Seconds between two looks at the schedule and the queue."""


def run_clock(when_ready: Callable[[], None] = lambda: None, *, once: bool = False) -> None:
    """Work until SIGINT or SIGTERM. `once`: only what is due now and waits now, then return.

    Any number may run on one database: what is due is begun by one of them, what waits is taken by one of them.
    """
    holder = f"{socket.gethostname()[:40]}:{os.getpid()}"
    began = timezone.now()
    stopping.clear()
    if not once:
        _stop_on_signals()
    when_ready()
    while not stopping.is_set():
        close_old_connections()
        try:
            now = timezone.now()
            Beat.objects.update_or_create(holder=holder, defaults={"at": now, "since": began})
            Beat.objects.filter(at__lt=now - timedelta(days=1)).delete()
            keep_schedule()
            take_up_broken()
            begin_due()
            _work_the_queue(holder, once=once)
        except OperationalError:  # locked, or a database server that is just restarting: look again
            log.warning("the database could not be asked; looking again", exc_info=True)
        if once or stopping.wait(LOOK):
            break
    Beat.objects.filter(holder=holder).delete()


def _work_the_queue(holder: str, *, once: bool) -> None:
    """Everything that waits now, one after the other; a stop is seen between two tasks and within one."""
    from django_tasks_db.management.commands.db_worker import Worker

    while not stopping.is_set():
        worker = Worker(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=holder[:64],
            excluded_queue_names=[],
        )
        worker.run()
        if not worker._run_tasks:
            return
        if not once:
            Beat.objects.filter(holder=holder).update(at=timezone.now())
            begin_due()


def _stop_on_signals() -> None:
    def stop(number: int, frame: Any) -> None:
        stopping.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
