"""Figures of a year that are sums and differences of others: what was filed itself comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.frames import column, joined, nothing
from kechuang.registry.facts.periods import When, base_of, years_back
from kechuang.registry.facts.stretch import among
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.values import Value
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.record import Record

_OLDER = 4
"""How many older years are looked at for a figure that is not filed."""


@dataclass(frozen=True)
class Balance:
    """`fact` (without its year) as filed in its own field, else the sum of `plus` less the sum of `minus`."""

    fact: str
    reason: Sentence
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    subject: SubjectKind = "organisation"

    @property
    def names(self) -> tuple[str, ...]:
        """The facts it answers: one for each year asked for."""
        return tuple(name for name in vocabulary() if base_of(name) == self.fact)

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """As `Home.frame`."""
        years = {when.year - years_back(name): name for name in names}
        rows = self._rows(when).filter(among("organisation", keys), year__in=years)
        told = rows.values_list("organisation", "year", *self._fields)
        made = nothing()
        found: dict[str, dict[str, Any]] = {name: {} for name in names}
        for key, year, *figures in told:
            found[years[year]][key] = self._sum(figures)
        for name, values in found.items():
            made = joined(made, column(list(values), list(values.values()), name))
        return made

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.values`."""
        found = {}
        for name in names:
            row = self._home.record(key, name, when)
            raw = None if row is None else self._sum([getattr(row, field) for field in self._fields])
            if row is not None and raw is not None:
                own = getattr(row, self.fact) is not None
                rests_on = self._fields[:1] if own else self._fields[1:]
                found[name] = Value(raw, tuple((row, field) for field in rests_on))
        return found

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.older`."""
        found: dict[str, Value] = {}
        for back in range(1, _OLDER):
            found = self.values(key, When(when.asof, when.year - back), names) | found
        return found

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """As `Home.supplied`: its own field."""
        return YearlyReturn, self.fact

    @property
    def _fields(self) -> tuple[str, ...]:
        return (self.fact, *self.plus, *self.minus)

    def _rows(self, when: When) -> QuerySet[Any]:
        return self._home.rows(when).order_by("valid_from", "pk")

    @property
    def _home(self) -> FieldHome:
        """The returns, as the facts that are fields of theirs are read: asked for once for all of them."""
        return FieldHome(YearlyReturn, self.subject, "organisation", {})

    def _sum(self, told: Sequence[Any]) -> Any:
        if told[0] is not None:
            return told[0]
        parts = told[1:]
        if any(part is None for part in parts):
            return None
        return sum(parts[: len(self.plus)]) - sum(parts[len(self.plus) :])
