"""What a form of somebody else's is made of: lines in its order, what answers each, who has to send it and by when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import Unit
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.rules.parameters import Citation

Value = Fraction | str | date | bool
"""A figure is exact, in the base unit of its line."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The year a form is about, as of the last day of it, with what was known at an instant."""

    year: int
    asof: AsOf

    @classmethod
    def of(cls, year: int, known: AsOf) -> Asked:
        """The year, with the knowledge of a pair of moments."""
        return cls(year, known.at(date(year, 12, 31)))


class Source(Protocol):
    """Where the answer to a line is kept. `unit` is None for what is no quantity."""

    @property
    def unit(self) -> Unit | None:
        """The base unit of its figures."""

    @property
    def origin(self) -> Sentence:
        """Where it is kept here, in words."""

    def values(self, kind: SubjectKind, keys: Sequence[str], asked: Asked) -> Mapping[str, Value]:
        """The answer of each subject that has one, by key."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its heading on the form and its words, what answers it, and what to mind."""

    group: Sentence
    label: Sentence
    source: Source
    note: Sentence | None = None


@dataclass(frozen=True, slots=True)
class OutsideForm:
    """One form. `due` is month and day of the next year, None where none is written in what was read.

    `unknown` says what of the form was not found in the texts read; `whose` gives the subjects that send it, key and
    name, as of the year's last day, of one organisation where its key is given.
    """

    code: str
    order: int
    name: Sentence
    kind: SubjectKind
    citation: Citation
    arranged: Sentence
    """Which text the order of the lines is from."""

    unknown: Sentence
    due: tuple[int, int] | None
    whose: Callable[[Asked, str], Iterable[tuple[str, str]]]
    lines: tuple[Line, ...]
    policy: str = ""
    """The policy whose holders are asked for it: a case of that leads to the form."""

    def due_on(self, year: int) -> date | None:
        """The last day for the form about a year."""
        return date(year + 1, *self.due) if self.due else None
