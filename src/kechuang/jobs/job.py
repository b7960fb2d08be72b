"""What a job is: its name, what it does, when, how long it may take, how often it is tried again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kechuang.kernel.sentences import Sentence

Progress = Callable[[int, int], None]
"""Called with done and of."""


@dataclass(frozen=True, slots=True)
class Work:
    """One run as the job sees it: when it was due, and whom to tell how far it is."""

    due: datetime
    told: Progress = field(default=lambda done, of: None)


@dataclass(frozen=True, slots=True)
class Job:
    """One job. `run` says in a sentence what came of it; it must be safe to repeat from any point.

    cron     minute hour day month weekday, in the site's time zone (Asia/Shanghai)
    limit    a run that takes longer is ended and counts as failed
    tries    how often a run is begun before it is given up
    pause    how long after the first failure it is tried again; doubled each time
    lock     jobs with the same word never run at the same time, in whatever process
    """

    code: str
    name: Sentence
    does: Sentence
    cron: str
    run: Callable[[Work], Sentence]
    limit: timedelta = timedelta(hours=1)
    tries: int = 3
    pause: timedelta = timedelta(minutes=5)
    lock: str = ""

    @property
    def alone(self) -> str:
        """The word under which it runs alone; its own code where none is given."""
        return self.lock or self.code

    def pause_after(self, attempt: int) -> timedelta:
        """How long to wait after a failed attempt, the first being 1."""
        return self.pause * (1 << (attempt - 1))
