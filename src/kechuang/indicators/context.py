"""The moment and the part of the world for which a question is put: what turns a definition into one query."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from kechuang.indicators.scope import Scope
from kechuang.registry.asof import AsOf


@dataclass(frozen=True, slots=True)
class Context:
    """`year` is the calendar year meant; `first`…`last` the stretch in which things must have come about.

    `exact`: a figure of another year does not do in the place of a missing one.
    `singly`: each record asks for its own organisation, which is the shorter way to the first few of many.
    """

    asof: AsOf
    scope: Scope = field(default_factory=Scope)
    year: int | None = None
    first: date | None = None
    exact: bool = False
    singly: bool = False

    @property
    def last(self) -> date:
        """The last day of the stretch: the end of the year meant, or the day asked about if that is earlier."""
        if self.year is None:
            return self.asof.valid
        return min(self.asof.valid, date(self.year, 12, 31))

    @property
    def holders(self) -> AsOf:
        """As of when organisations are asked about: the last day of the stretch, with the same knowledge."""
        return self.asof.at(self.last)

    def of_year(self, year: int) -> Context:
        """The same for one calendar year."""
        return replace(self, year=year, first=date(year, 1, 1))
