"""An application as avoidance sees it: the units behind it, its people, what they did with others, whom they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kechuang.cases.panels.persons import NOBODY, Mention

WorkKind = Literal["project", "right"]


@dataclass(frozen=True, slots=True)
class Party:
    """A unit that applies. `group` holds the keys of the companies above it; government bodies make no group."""

    unit: str
    name: str
    group: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Work:
    """A project or right in which the applicant's side has a part: its units, the people it names, its days.

    For a right the days are filing and grant, when people worked together, not how long it is kept in force.
    """

    kind: WorkKind
    record: str
    title: str
    units: frozenset[str]
    people: tuple[Mention, ...]
    begins: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Unwanted:
    """Whom the applicant asks to be spared, with the reason: a person, or everybody of a unit."""

    person: Mention = NOBODY
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another application of the same call: who applies, and the people it names."""

    number: str
    units: frozenset[str]
    people: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Application:
    """What the panel is to judge. `people` are those who stand for it: representative, leaders, staff on record.

    `recused` are the numbers of experts who said themselves that they must not judge it.
    """

    number: str
    parties: tuple[Party, ...]
    people: tuple[Mention, ...] = ()
    works: tuple[Work, ...] = ()
    unwanted: tuple[Unwanted, ...] = ()
    rivals: tuple[Rival, ...] = ()
    recused: frozenset[str] = frozenset()

    @property
    def units(self) -> frozenset[str]:
        """The keys of the units that apply."""
        return frozenset(party.unit for party in self.parties)

    def party(self, unit: str) -> Party | None:
        """The unit of that key, if it applies."""
        return next((party for party in self.parties if party.unit == unit), None)
