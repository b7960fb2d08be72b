"""Facts about what a platform or carrier belongs to: a fact of the organisation behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.frames import column
from kechuang.registry.facts.home import KEY, Home
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.stretch import among
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.values import Value
from kechuang.registry.record import Record


@dataclass(frozen=True)
class Linked:
    """`fact` of a subject is the fact `of_other` of the organisation that its record names in the field `by`."""

    fact: str
    subject: SubjectKind
    reason: Sentence
    kind: type[Record]
    by: str
    other: Home
    of_other: str

    @property
    def names(self) -> tuple[str, ...]:
        """The fact it answers."""
        return (self.fact,)

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """As `Home.frame`."""
        rows = self.kind.objects.as_of(when.asof).filter(among("key", keys)).exclude(**{self.by: ""})
        link = dict(rows.order_by("valid_from", "pk").values_list("key", self.by))
        others = self.other.frame(sorted(set(link.values())), when, [self.of_other])
        told = dict(zip(others[KEY].to_list(), others[self.of_other].to_list(), strict=True))
        return column(list(link), [told.get(other) for other in link.values()], self.fact)

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.values`."""
        rows = self.kind.objects.as_of(when.asof).filter(key=key).select_related("source", "recorded_by")
        row = rows.order_by("valid_from", "pk").last()
        if row is None or not getattr(row, self.by):
            return {}
        found = self.other.values(getattr(row, self.by), when, [self.of_other]).get(self.of_other)
        return {self.fact: Value(found.raw, (*found.rests_on, (row, self.by)))} if found else {}

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """As `Home.older`: not filed by the year."""
        return {}

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """As `Home.supplied`: it may be stated."""
        return None
