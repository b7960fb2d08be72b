"""The clock beside the web server: a process of its own that `kechuang up` starts, and that ends with it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from kechuang.kernel.end_with_parent import end_with_parent

PATIENCE = 15
"""Seconds the clock is given to put the run at work back into the queue."""


@contextmanager
def clock_beside(home: Path) -> Iterator[None]:
    """Run `kechuang worker` on the data folder for as long as the block lasts."""
    command = [sys.executable, "-m", "kechuang", "worker", "--home", str(home)]
    before = partial(end_with_parent, os.getpid()) if os.name == "posix" else None
    # A session of its own: Ctrl-C in the terminal stops the server, and the server stops its clock.
    child = subprocess.Popen(command, start_new_session=True, preexec_fn=before)  # noqa: S603
    try:
        yield
    finally:
        child.terminate()
        try:
            child.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
