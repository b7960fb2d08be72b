"""Facts about a whole place that are published statistics of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.frames import column, joined, nothing
from kechuang.registry.facts.periods import When, base_of, years_back
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.values import Value
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.record import Record


@dataclass(frozen=True)
class Published:
    """`fact` (without its year) is the figure of a series for the place, or for `division` whatever the place."""

    fact: str
    reason: Sentence
    series: str
    division: str = ""
    subject: SubjectKind = "region"

    @property
    def names(self) -> tuple[str, ...]:
        """The facts it answers: one for each year asked for."""
        return tuple(name for name in vocabulary() if base_of(name) == self.fact)

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """As `Home.frame`."""
        made = nothing()
        for name in names:
            rows = self._rows(when, name)
            found = {row.division: self._raw(row, name) for row in rows.filter(division__in=self._asked(keys))}
            told = dict.fromkeys(keys, found.get(self.division)) if self.division else found
            made = joined(made, column(list(told), list(told.values()), name))
        return made

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.values`."""
        found = {}
        for name in names:
            row = self._rows(when, name).filter(division__in=self._asked([key])).select_related("source").last()
            if row is not None and (raw := self._raw(row, name)) is not None:
                found[name] = Value(raw, ((row, "value"),))
        return found

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.older`: not filed by the year."""
        return {}

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """As `Home.supplied`."""
        return PublicStatistic, "value"

    def _asked(self, keys: Sequence[str]) -> Sequence[str]:
        return [self.division] if self.division else keys

    def _rows(self, when: When, name: str) -> QuerySet[Any]:
        period = str(when.year - years_back(name))
        return PublicStatistic.objects.known(when.asof).filter(series=self.series, period=period).order_by("pk")

    def _raw(self, row: PublicStatistic, name: str) -> int | None:
        """Whole steps of the fact; a figure finer than that is not rounded but left alone."""
        steps = row.value * vocabulary()[name].fact.scale
        return int(steps) if steps == int(steps) else None
