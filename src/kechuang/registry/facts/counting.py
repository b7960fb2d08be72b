"""Facts that count records, or say whether there is one. What is not there means nought only in a complete list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from kechuang.kernel.later import pl
from kechuang.kernel.once import once
from kechuang.kernel.sentences import Sentence
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.completeness import is_complete
from kechuang.registry.facts.frames import column
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.stretch import among
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.values import Value
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.record import Record

Rows = Callable[[When], "QuerySet[Any]"]
"""The records that count."""


@dataclass(frozen=True)
class _TrueOn:
    """Records of a kind that are true on the day; equal where they ask the same, so that they are read once."""

    kind: type[Record]
    values: tuple[tuple[str, Any], ...]

    def __call__(self, when: When) -> QuerySet[Any]:
        return self.kind.objects.as_of(when.asof).filter(**dict(self.values))


def true_on(kind: type[Record], **values: Any) -> Rows:
    """The records of a kind that are true on the day and have these values."""
    return _TrueOn(kind, tuple(sorted(values.items())))


def rows_of(rows: Rows, through: str, key: str, when: When, *order: str) -> list[Record]:
    """Those of one subject, with their sources: many facts rest on the same, which a request reads once."""
    valid, known = when.asof.valid, when.asof.known
    if isinstance(rows, _TrueOn):
        name = ("rows", rows, through, key, when.asof, order)
        return once(name, lambda: _true(rows, through, order, key=key, valid=valid, known=known))
    of_year = ("rows", rows, through, key, when, order)
    return once(of_year, lambda: _of_year(rows, through, order, when.year, valid, key=key, known=known))


@composed
def _true(rows: Rows, through: str, order: tuple[str, ...], *, key: Any, valid: Any, known: Any) -> QuerySet[Any]:
    return _ordered(rows(When(AsOf(valid, known), 0)).filter(**{through: key}), order)


@composed
def _of_year(
    rows: Rows, through: str, order: tuple[str, ...], year: int, valid: date, *, key: Any, known: Any
) -> QuerySet[Any]:
    """Of rows that reckon with the year or the day, which are therefore part of the words."""
    return _ordered(rows(When(AsOf(valid, known), year)).filter(**{through: key}), order)


def _ordered(rows: QuerySet[Any], order: tuple[str, ...]) -> QuerySet[Any]:
    rows = rows.select_related("source", "recorded_by")
    return rows.order_by(*order) if order else rows


@dataclass(frozen=True)
class Counted:
    """How many records there are; `through` is the column with the subject's key, `complete` the list they are on."""

    fact: str
    subject: SubjectKind
    reason: Sentence
    rows: Rows
    through: str
    complete: str

    @property
    def names(self) -> tuple[str, ...]:
        """The fact it answers."""
        return (self.fact,)

    def told(self, count: int) -> Any:
        """The fact of a count."""
        return count * vocabulary()[self.fact].fact.scale

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """As `Home.frame`."""
        counted = self.rows(when).filter(among(self.through, keys)).order_by().values(self.through)
        found = dict(counted.annotate(n=Count("pk")).values_list(self.through, "n"))
        if is_complete(self.complete, when.asof):
            found = dict.fromkeys(keys, 0) | found
        return column(list(found), [self.told(n) for n in found.values()], self.fact)

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.values`."""
        rows = rows_of(self.rows, self.through, key, when)
        if not rows and not is_complete(self.complete, when.asof):
            return {}
        return {self.fact: Value(self.told(len(rows)), tuple((row, "") for row in rows))}

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.older`: not filed by the year."""
        return {}

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """As `Home.supplied`: it may be stated."""
        return None


@dataclass(frozen=True)
class Holds(Counted):
    """Whether there is such a record."""

    def told(self, count: int) -> bool:
        """The fact of a count."""
        return count > 0
