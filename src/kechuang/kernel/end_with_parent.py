"""Lets a child process end with the one that started it, even where that is killed; only Linux can."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int, by: signal.Signals = signal.SIGTERM) -> None:
    """Called in the child of this process: it is sent this signal when that one is gone. Nothing on other systems."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, by)
        if os.getppid() != parent:  # gone before we asked to be told
            os.kill(os.getpid(), by)
