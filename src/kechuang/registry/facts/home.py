"""What a home is: where facts about one kind of subject come from, for one subject and for a table of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.values import Value
from kechuang.registry.record import Record

KEY = "_key"
"""The column of a frame that holds the subject's key."""


class Home(Protocol):
    """Answers some facts about one kind of subject. `frame` and `value` say the same, for many and for one."""

    @property
    def subject(self) -> SubjectKind:
        """What the facts are about."""

    @property
    def names(self) -> tuple[str, ...]:
        """The facts it answers."""

    def frame(self, keys: Sequence[str], when: When, names: Sequence[str]) -> pl.DataFrame:
        """One row a subject that has any answer: its key, and a column for each of the names, null where unknown."""

    def values(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """What is found for one subject, by name, with the records it rests on; what they do not tell is left out."""

    def older(self, key: str, when: When, names: Sequence[str]) -> dict[str, Value]:
        """Of figures of a year that are not filed: those of the latest older year."""

    def supplied(self, name: str) -> tuple[type[Record], str] | None:
        """The field of a record that somebody fills in to make it known; None where it may be stated by itself."""


class Derivation(Home, Protocol):
    """A home that works a fact out: `reason` says how, for whoever reads the answer."""

    @property
    def reason(self) -> Sentence:
        """How it is worked out, in a sentence."""
