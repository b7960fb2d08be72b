"""An expert as the draw knows them: fields, units with dates, relations; each as the registry's records say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kechuang.cases.panels.persons import NOBODY, Mention, Same, same_person

Kind = Literal["technical", "financial", "other"]
TieKind = Literal["kin", "teacher", "coauthor", "coproject", "shareholder", "board", "adviser", "declared", "distinct"]
"""Kin, supervisor or student, co-author, work in one project, shares, board, paid advice, declared interest; and
`distinct`, the finding that somebody of the same name at that unit is not the expert."""


@dataclass(frozen=True, slots=True)
class Employment:
    """A unit the expert belongs or belonged to. `until` is the first day no longer; `group` the keys above the unit."""

    unit: str
    name: str
    since: date
    until: date | None = None
    group: frozenset[str] = frozenset()

    def on(self, day: date) -> bool:
        """Whether it held on the day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of the expert to a unit, a person, or a person at a unit. `record` is the key of its row."""

    kind: TieKind
    unit: str = ""
    person: Mention = NOBODY
    since: date | None = None
    until: date | None = None
    record: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One expert of the pool. `turns` are the days on which they were drawn before; `outside`: not from the city."""

    number: str
    name: str
    kind: Kind
    fields: tuple[str, ...] = ()
    outside: bool = False
    employments: tuple[Employment, ...] = ()
    ties: tuple[Tie, ...] = ()
    turns: tuple[date, ...] = ()
    active: bool = True

    @property
    def mention(self) -> Mention:
        """The expert as a mention, number and name."""
        return Mention(self.number, self.name)

    def units_on(self, day: date) -> tuple[Employment, ...]:
        """The units they belong to on the day."""
        return tuple(one for one in self.employments if one.on(day))

    def is_mentioned(self, mention: Mention, units: frozenset[str]) -> Same:
        """Whether a mention in something of these units means the expert."""
        ours = any(one.unit in units for one in self.employments)
        answer = same_person(self.mention, mention, share_a_unit=ours)
        return "different" if answer == "perhaps" and self._told_apart(mention, units) else answer

    def _told_apart(self, mention: Mention, units: frozenset[str]) -> bool:
        return any(
            tie.kind == "distinct"
            and tie.unit in units
            and same_person(tie.person, mention, share_a_unit=True) == "same"
            for tie in self.ties
        )
