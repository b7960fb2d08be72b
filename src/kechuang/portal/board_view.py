"""The lines of a plan for a page: at once where they are kept, else worked out behind it while older ones are shown.

Nothing rests on the thread: every line is kept as soon as it is worked out, and where the thread dies with the server
the next look at the page goes on. What is shown always carries the moments it is of.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from threading import Lock, Thread

from django.db import connection, connections

from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line
from kechuang.supervision.lines import lines, older, ready, unkept
from kechuang.supervision.models import Plan

AT_ONCE = 1.5
"""Seconds that a page waits for the thread: what one act moved in a city of usual size is there by then."""

_log = logging.getLogger(__name__)
_threads: dict[tuple[int, str], Thread] = {}
_lock = Lock()


@dataclass(frozen=True, slots=True)
class BoardView:
    """The lines a page shows and the moments they are of; `pending` while newer ones are being worked out."""

    lines: tuple[Line, ...]
    asof: AsOf
    pending: bool = False
    left: int = 0


def board_view(plan: Plan, asof: AsOf, *, wait: bool = False) -> BoardView:
    """The lines as of the moments; with `wait` nothing older is shown."""
    if wait or connection.in_atomic_block:
        return BoardView(lines(plan, asof), asof)
    found = ready(plan, asof)
    if found is None:
        begin(plan, asof)
        found = ready(plan, asof)
    if found is not None:
        return BoardView(found, asof)
    left = unkept(plan, asof)
    before = older(plan, asof)
    if before is None:
        return BoardView((), asof, True, left)
    shown, moments = before
    return BoardView(shown, moments, True, left)


def begin(plan: Plan, asof: AsOf) -> None:
    """Work the lines out behind the page; comes back when that is done, or after a moment.

    Whoever comes while they are being worked out does not wait: a server has few threads, and others need them.
    """
    key = (plan.pk, asof.valid.isoformat())
    with _lock:
        running = _threads.get(key)
        if running is not None and running.is_alive():
            return
        running = _threads[key] = Thread(target=_work, args=(plan, asof, key), daemon=True)
        running.start()
    running.join(AT_ONCE)


def _work(plan: Plan, asof: AsOf, key: tuple[int, str]) -> None:
    try:
        lines(plan, asof)
    except Exception:
        _log.exception("the lines of plan %s were not worked out; the next look at the page tries again", plan.pk)
    finally:
        with _lock:
            _threads.pop(key, None)
        connections.close_all()
