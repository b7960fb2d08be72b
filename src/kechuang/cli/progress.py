"""A progress bar on standard error: only on a terminal, and only for work that has taken more than two seconds."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_PATIENCE = 2.0


class Progress:
    """Counts `total` steps; shows nothing where standard error is not a terminal or the work is quick."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = -1
        self._began = monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def at(self, name: str) -> None:
        """The step called `name` begins."""
        self.reach(self._done + 1, self._total, name)

    def reach(self, done: int, total: int, name: str) -> None:
        """So many of so many are done; for work that counts by itself."""
        self._done, self._total = done, total
        if self._bar is None and sys.stderr.isatty() and monotonic() - self._began > _PATIENCE:
            self._bar = self._started()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total, description=name[:24])

    def say(self, line: str) -> None:
        """Print a line on standard error without breaking the bar."""
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr, flush=True)

    def _started(self) -> Bar:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        bar = Bar(*columns, console=Console(stderr=True), transient=True)
        bar.add_task("", total=self._total)
        bar.start()
        return bar
