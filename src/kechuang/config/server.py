"""The web server: finds a port and serves the site on this machine until it is told to stop."""

from __future__ import annotations

import atexit
import contextlib
import errno
import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from kechuang.kernel.end_with_parent import end_with_parent
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.later import LOADED_LATER
from kechuang.kernel.sentences import Sentence

HOST = "127.0.0.1"
NAME = "localhost"
"""How people call it: without TLS a browser makes passkeys under this name only."""
PORT = 8765
TRIED = 50
"""How many ports are tried, the one asked for included."""
THREADS = 3
"""How many requests a process has in hand: one works, the next waits for its turn or passes one that takes long
(`config.turns`). Two that work at once take the interpreter from each other: a request costs a tenth more."""
COLLECTED_AFTER = 20_000
"""So many objects more than went make Python look for garbage; a page makes some ten thousand."""


def free_port(first: int) -> int:
    """The port asked for, or the next one that nobody listens on. Raises Conflict where none of TRIED is free."""
    for port in range(first, min(first + TRIED, 65536)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except PermissionError as error:
                raise BadInput(
                    "up.port",
                    Sentence(f"没有权限使用端口 {port}。", f"Port {port} may not be used."),
                    Sentence("请用 --port 指定 1024 以上的端口。", "Name a port above 1024 with --port."),
                    port=port,
                ) from error
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    continue
                raise
            return port
    raise Conflict(
        "up.no_port",
        Sentence(f"从 {first} 起的 {TRIED} 个端口都被占用。", f"{TRIED} ports from {first} on are taken."),
        Sentence("请用 --port 指定另一个端口。", "Name another with --port."),
    )


def serve(port: int, when_ready: Callable[[], None], workers: int = 1) -> None:
    """Serve with so many processes until SIGINT or SIGTERM, then return once the answers under way are given.

    `when_ready` is called, in a thread of its own, as soon as a connection is taken.
    """
    from django.db import connections
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    connections.close_all()  # the serving process must not inherit an open database
    # nor threads that are gone: a fork of a process that made the example city waits for those of polars for ever
    multiprocessing.set_start_method("spawn", force=True)
    server = Server(
        "kechuang.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    )
    watch = threading.Thread(target=_tell_when_ready, args=(port, when_ready), daemon=True)
    server.on_startup(watch.start)
    try:
        server.serve(target_loader=partial(load, started_by=os.getpid()))
    except SystemExit:
        if not server.interrupt_signal:  # asked to stop while a process was still coming up, that one dies: no fault
            raise


def _tell_when_ready(port: int, when_ready: Callable[[], None]) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return when_ready()
        time.sleep(0.05)
    return None


def load(target: str, started_by: int) -> Any:
    """Load the application in the serving process, which ends with the command that started it, and only by it."""
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # Ctrl-C in a terminal goes to a whole group; stopped twice at once, the worker would hang
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the parent's handler, inherited, would swallow it
    end_with_parent(started_by)
    from kechuang.config.wsgi import application

    settle()
    # Threads of the server may still hold answers under way. Taking the interpreter apart beneath them aborts the
    # process; what they had not finished is rolled back either way. Registered first, it runs when all else is done.
    atexit.register(_end_at_once)
    return application


def _end_at_once() -> None:
    """End the serving process without taking Python apart; nothing is left to write but what was said."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def settle() -> None:
    """Read what pages need before the first one asks, and let no collection look through it again.

    Policies, models and pages stay for good; looking for garbage among them, which Python does again and again as
    requests come and go, stops every thread. So do the libraries of tables and numbers: loaded by the first page that
    uses them they would be looked through for ever.
    """
    from importlib import import_module

    from django.urls import get_resolver

    from kechuang.config.spelled import spell_once
    from kechuang.policies import catalogue
    from kechuang.registry.facts.homes import homes

    get_resolver().url_patterns  # noqa: B018 - importing every page is what is wanted
    spell_once(get_resolver())
    catalogue()
    homes()
    for library in LOADED_LATER:
        import_module(library)
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)
