"""Requests of one process work one after another; one that takes long lets the next begin beside it. Knows no Django.

Threads of one interpreter only take it from each other: two pages worked out at once cost a tenth more each, and under
load that tenth is what makes people wait. But with a single thread a long export would hold up everybody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

PATIENCE = 0.5
"""Seconds a request waits for the one before it; nearly every page is done in a tenth of that."""


class Turns:
    """A WSGI application that hands on to another, one request at a time while they are short.

    What an answer is made of after the call (a file sent in pieces) is outside the turn.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]], patience: float = PATIENCE) -> None:
        self.application = application
        self.patience = patience
        self.turn = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The answer of the application, after a wait of at most the patience."""
        mine = self.turn.acquire(timeout=self.patience)
        try:
            return self.application(environ, start_response)
        finally:
            if mine:
                self.turn.release()
