"""One source of the work list: whom it is for, the rows that wait, and how one of them is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from kechuang.accounts.models import User
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: `title` as it is written, `does` what is to be done with it, where, and by when."""

    title: str
    address: str
    does: Sentence | None = None
    about: str = ""
    due: date | None = None
    example: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """`rows`: what waits for somebody on a day, None where the source is not theirs; `task`: how a row is told.

    `due` names the field with the last day, empty where nothing is dated. `page` is the
    list that shows all of it, empty where there is none.
    """

    order: int
    label: Any
    icon: str
    rows: Callable[[User, date], QuerySet[Any] | None]
    task: Callable[[Any], Task]
    page: str = ""
    due: str = ""


SHOWN = 6
"""So many of one source stand on the list; its own page shows all."""


@dataclass(frozen=True)
class Pile:
    """What waits from one source; counted and read when it is asked."""

    source: Source
    rows: QuerySet[Any]
    today: date

    @cached_property
    def total(self) -> int:
        """How many wait."""
        return self.rows.count()

    @cached_property
    def late(self) -> int:
        """How many should have been done before today."""
        due = self.source.due
        return self.rows.filter(**{f"{due}__lt": self.today}).count() if due else 0

    @cached_property
    def tasks(self) -> list[Task]:
        """The first of them, in the order of the source."""
        return [self.source.task(row) for row in self.rows[:SHOWN]]

    @property
    def left(self) -> int:
        """How many more there are."""
        return max(0, self.total - SHOWN)
