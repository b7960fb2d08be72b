"""Carrying on with imports behind the pages: a thread of the server works, the page asks how far it is.

Nothing rests on the thread: where it dies with the server, the next look at the page starts another, and the import
goes on from its position in the database.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import timedelta
from threading import Lock, Thread

from django.db import connection, connections
from django.utils import timezone

from kechuang.registry.actions.carry_on_import import as_kept, broken_off, carry_on
from kechuang.registry.importing.imports import Import

PATIENCE = timedelta(seconds=20)
"""Without a sign of work for so long, nobody is at it any more."""
AT_ONCE = 1.5
"""Seconds that a page waits for small work, so that no progress bar flashes by."""

_log = logging.getLogger(__name__)
_threads: dict[int, Thread] = {}
_lock = Lock()


def begin(job: Import) -> None:
    """Carry on with the import; comes back when it is done, or after a moment while it goes on behind."""
    if connection.in_atomic_block:  # what this transaction did is not seen by others yet: no thread could do it
        carry_on(job.pk)
        return
    with _lock:
        running = _threads.get(job.pk)
        if running is None or not running.is_alive():
            running = _threads[job.pk] = Thread(target=_work, args=(job.pk,), daemon=True)
            running.start()
    running.join(AT_ONCE)


def look_after(job: Import) -> None:
    """Start the work again where its worker has gone."""
    here = _threads.get(job.pk)
    if job.working and timezone.now() - job.touched_at > PATIENCE and not (here and here.is_alive()):
        begin(job)


def work(pk: int) -> None:
    """Carry on; where something breaks it off (a full disk, a database that went away) the page tells so."""
    try:
        carry_on(pk)
    except Exception as error:
        _log.exception("import %s was broken off; it goes on when its page is next looked at", pk)
        with suppress(Exception):
            Import.objects.filter(pk=pk).update(error=as_kept(broken_off(error)))


def _work(pk: int) -> None:
    try:
        work(pk)
    finally:
        with _lock:
            _threads.pop(pk, None)
        connections.close_all()
