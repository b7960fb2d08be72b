"""Facts read from a field of the latest such record and turned into what the rules ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
class Converted:
    """`convert` turns the fields of the latest record into the fact, or gives None where they do not tell."""

    fact: str
    subject: SubjectKind
    reason: Sentence
    rows: Rows
    through: str
    fields: tuple[str, ...]
    convert: Callable[..., Any]
    filled_in: tuple[type[Record], str] | None = None
    """The field that somebody fills in to make the fact known; without it, the fact may be stated by itself."""

    @property
    def names(self) -> tuple[str, ...]:
        """The fact it answers."""
        return (self.fact,)

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """As `Home.frame`."""
        rows = self.rows(when).filter(among(self.through, keys)).order_by("valid_from", "pk")
        found = {key: self._read(told) for key, *told in rows.values_list(self.through, *self.fields)}
        return column(list(found), list(found.values()), self.fact)

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.values`."""
        row = next(reversed(rows_of(self.rows, self.through, key, when, "valid_from", "pk")), None)
        if row is None or (raw := self._read([getattr(row, field) for field in self.fields])) is None:
            return {}
        return {self.fact: Value(raw, tuple((row, field) for field in self.fields))}

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.older`: not filed by the year."""
        return {}

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """As `Home.supplied`."""
        return self.filled_in

    def _read(self, told: Sequence[Any]) -> Any:
        return None if any(value is None or value == "" for value in told) else self.convert(*told)
