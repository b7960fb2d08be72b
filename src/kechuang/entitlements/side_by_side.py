"""Reading the batches of a long run in processes of their own; who asked gets them in order, compares and stores.

A process is sent the name of a group and keys, as a line of JSON, and answers with a frame of findings. It ends with
its input: where the run dies, its readers do. Run as a module this file is such a process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from kechuang.kernel.later import pl

if TYPE_CHECKING:
    from kechuang.entitlements.batch import Told
    from kechuang.registry.asof import AsOf

MANY = 50_000
"""So many subjects are worth the seconds in which readers come up."""
MOST = 4
_SIZE = 8
"""Bytes in which the length of an answer stands before it."""


def worth(subjects: int) -> int:
    """How many readers a run over so many subjects gets; none where it is over before they have come up."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST) if subjects >= MANY and cores > 1 else 0


class Readers:
    """So many processes, for as long as the block lasts."""

    def __init__(self, many: int, asof: AsOf) -> None:
        self._many, self._asof = many, asof
        self._children: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Readers:
        command = [sys.executable, "-m", __name__, self._asof.valid.isoformat(), self._asof.known.isoformat()]
        one_core = os.environ | {"POLARS_MAX_THREADS": "1"}
        for _ in range(self._many):
            self._children.append(
                subprocess.Popen(  # noqa: S603
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=one_core, start_new_session=True
                )
            )
        return self

    def __exit__(self, *_: object) -> None:
        for child in self._children:
            child.kill()  # whatever it read and nobody stored is read again
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    pipe.close()

    def told(self, group: str, batches: Iterator[list[str]]) -> Iterator[Told]:
        """The batches in their order, each with what was found of it; no more are under way than there are readers."""
        under_way: deque[tuple[subprocess.Popen[bytes], list[str]]] = deque()
        for child in self._children:
            self._next(child, group, batches, under_way)
        while under_way:
            child, keys = under_way.popleft()
            found = _answer(child)
            self._next(child, group, batches, under_way)
            yield keys, found

    def _next(self, child: subprocess.Popen[bytes], group: str, batches: Iterator[list[str]], under_way: Any) -> None:
        keys = next(batches, None)
        if keys is not None and child.stdin is not None:
            child.stdin.write(json.dumps([group, keys]).encode() + b"\n")
            child.stdin.flush()
            under_way.append((child, keys))


def _answer(child: subprocess.Popen[bytes]) -> pl.DataFrame | None:
    """Raises EOFError where the reader died: it said why on stderr."""
    assert child.stdout is not None
    head = child.stdout.read(_SIZE)
    size = int.from_bytes(head, "big")
    body = child.stdout.read(size)
    if len(head) < _SIZE or len(body) < size:
        raise EOFError(f"a reader ended with {child.wait()}")
    return pl.read_ipc_stream(BytesIO(body)) if size else None


def _serve(out: IO[bytes], valid: str, known: str) -> None:
    """Answer until the input ends."""
    import django

    django.setup()
    from datetime import date, datetime

    from kechuang.entitlements.asked import groups
    from kechuang.entitlements.batch import Reading
    from kechuang.entitlements.findings import Findings
    from kechuang.registry.asof import AsOf

    asof, findings = AsOf(date.fromisoformat(valid), datetime.fromisoformat(known)), Findings()
    readings = {group.name: Reading(group, asof, findings) for group in groups()}
    for line in sys.stdin.buffer:
        group, keys = json.loads(line)
        found = readings[group].found(keys)
        body = BytesIO()
        if found is not None:
            found.write_ipc_stream(body)
        out.write(len(body.getvalue()).to_bytes(_SIZE, "big") + body.getvalue())
        out.flush()


if __name__ == "__main__":
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever else is printed must not stand among the answers
    _serve(answers, *sys.argv[1:])
