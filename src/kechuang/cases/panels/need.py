"""What a panel must be: how many, of which kinds, from where; and whether what is left of a pool can still give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol


class Placed(Protocol):
    """What matters of a member: kind of expert, from outside the city, unit."""

    @property
    def kind(self) -> str: ...
    @property
    def outside(self) -> bool: ...
    @property
    def unit(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Need:
    """Seats, the least number of technical and financial experts and of those from outside the city.

    `per_unit` is how many may come from one unit; 0: any number.
    """

    size: int
    technical: int
    financial: int
    outside: int
    per_unit: int = 0

    def plain(self) -> dict[str, int]:
        """As it stands in a commitment."""
        return asdict(self)

    def holds(self, panel: Sequence[Placed]) -> bool:
        """Whether these people are such a panel."""
        units = Counter(one.unit for one in panel)
        return (
            len(panel) == self.size
            and sum(one.kind == "technical" for one in panel) >= self.technical
            and sum(one.kind == "financial" for one in panel) >= self.financial
            and sum(one.outside for one in panel) >= self.outside
            and (not self.per_unit or max(units.values(), default=0) <= self.per_unit)
        )

    def reachable(self, chosen: Sequence[Placed], rest: Iterable[Placed]) -> bool:
        """Whether the rest may still complete the chosen; exact without `per_unit`, with it a bound from above."""
        return not self.lacking(chosen, rest)

    def lacking(self, chosen: Sequence[Placed], rest: Iterable[Placed]) -> dict[str, int]:
        """By how many the rest falls short of completing the chosen, sort by sort.

        `units`: enough of both kinds are there, but from too few units.
        """
        seats = self.size - len(chosen)
        technical = max(self.technical - sum(one.kind == "technical" for one in chosen), 0)
        financial = max(self.financial - sum(one.kind == "financial" for one in chosen), 0)
        outside = max(self.outside - sum(one.outside for one in chosen), 0)
        found = self._found(chosen, rest)
        short = {
            "size": max(seats, technical + financial) - min(found["all"], seats),
            "technical": technical - found["technical"],
            "financial": financial - found["financial"],
            "units": technical + financial - found["either"],
            "outside": outside
            - min(
                found["all outside"],
                min(technical, found["technical outside"])
                + min(financial, found["financial outside"])
                + max(seats - technical - financial, 0),
            ),
        }
        return {what: count for what, count in short.items() if count > 0}

    def _found(self, chosen: Sequence[Placed], rest: Iterable[Placed]) -> Counter[str]:
        """How many of each sort the rest can give; of one unit no more than it may still send."""
        sent = Counter(one.unit for one in chosen)
        given: dict[str, Counter[str]] = {}
        for one in rest:
            sorts = ["all", one.kind, *(["either"] if one.kind != "other" else [])]
            sorts += ["all outside", f"{one.kind} outside"] if one.outside else []
            given.setdefault(one.unit, Counter()).update(sorts)
        found: Counter[str] = Counter()
        for unit, sorts_ in given.items():
            room = max(self.per_unit - sent[unit], 0) if self.per_unit else self.size
            found.update({sort: min(count, room) for sort, count in sorts_.items()})
        return found
