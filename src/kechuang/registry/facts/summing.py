"""Facts that add up a sum of money over records. No records mean nought only in a complete list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.completeness import is_complete
from kechuang.registry.facts.counting import Rows, rows_of
from kechuang.registry.facts.frames import column
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.stretch import among
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.values import Value, steps_of
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.fields import quantity
from kechuang.registry.record import Record


@dataclass(frozen=True)
class Summed:
    """The sum of `field` of the records `rows` of `kind`; `through` is the column with the subject's key.

    An empty field leaves the sum unknown, unless `empty_is_nought`: only what the system itself writes may say so.
    """

    fact: str
    subject: SubjectKind
    reason: Sentence
    kind: type[Record]
    rows: Rows
    through: str
    field: str
    complete: str
    empty_is_nought: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The fact it answers."""
        return (self.fact,)

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """As `Home.frame`."""
        rows = self.rows(when).filter(among(self.through, keys)).order_by().values(self.through)
        rows = rows.annotate(sum=Sum(self.field), told=Count(self.field), all=Count("pk"))
        found: dict[str, int | None] = {
            key: total or 0 if told == of_all or self.empty_is_nought else None
            for key, total, told, of_all in rows.values_list(self.through, "sum", "told", "all")
        }
        if is_complete(self.complete, when.asof):
            found = {key: found.get(key, 0) for key in keys}
        told = [None if raw is None else raw * self._steps() for raw in found.values()]
        return column(list(found), told, self.fact)

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.values`."""
        rows = rows_of(self.rows, self.through, key, when)
        if not rows and not is_complete(self.complete, when.asof):
            return {}
        told = [raw for row in rows if (raw := getattr(row, self.field)) is not None]
        if len(told) < len(rows) and not self.empty_is_nought:
            return {}
        return {self.fact: Value(sum(told) * self._steps(), tuple((row, self.field) for row in rows))}

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.older`: not filed by the year."""
        return {}

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """As `Home.supplied`: it may be stated."""
        return None

    def _steps(self) -> int:
        field = quantity(self.kind, self.field)
        if field is None:
            raise ValueError(f"{self.kind.__name__}.{self.field} is no quantity")
        return steps_of(vocabulary()[self.fact].fact, field)
