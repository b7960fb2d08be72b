"""Facts judged over the latest records of a subject: all those of the last day on which there are any, together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Rows, rows_of
from kechuang.registry.facts.frames import column
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.stretch import among
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.values import Value
from kechuang.registry.record import Record


@dataclass(frozen=True)
class OfLatest:
    """`judge` says yes, no or unknown (None) of the fields of one record; a known no beats unknown beats yes.

    It reads no day but those in the fields: what it says moves only when a record does (`touching`).
    """

    fact: str
    subject: SubjectKind
    reason: Sentence
    rows: Rows
    through: str
    by: str
    """The field with the day."""
    fields: tuple[str, ...]
    judge: Callable[..., bool | None]

    @property
    def names(self) -> tuple[str, ...]:
        """The fact it answers."""
        return (self.fact,)

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """As `Home.frame`."""
        rows = self.rows(when).filter(among(self.through, keys)).order_by(self.through)
        found: dict[str, bool | None] = {}
        for key, each in groupby(rows.values_list(self.through, self.by, *self.fields), itemgetter(0)):
            told = list(each)
            last: date = max(day for _, day, *_ in told)
            found[key] = _together([self.judge(*fields) for _, day, *fields in told if day == last])
        return column(list(found), list(found.values()), self.fact)

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.values`."""
        rows = rows_of(self.rows, self.through, key, when)
        last = max((getattr(row, self.by) for row in rows), default=None)
        latest = [row for row in rows if getattr(row, self.by) == last]
        raw = (
            _together([self.judge(*(getattr(row, name) for name in self.fields)) for row in latest]) if latest else None
        )
        if raw is None:
            return {}
        return {self.fact: Value(raw, tuple((row, name) for row in latest for name in (self.by, *self.fields)))}

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.older`: not filed by the year."""
        return {}

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """As `Home.supplied`: it may be stated."""
        return None


def _together(each: Sequence[Any]) -> bool | None:
    if any(one is False for one in each):
        return False
    return None if None in each else True
