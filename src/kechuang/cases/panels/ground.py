"""A ground of avoidance, and a conflict it found: the sentence, the records it rests on, whether it is sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kechuang.cases.panels.applications import Application
from kechuang.cases.panels.candidates import Candidate
from kechuang.cases.panels.windows import Windows
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Proof:
    """A record a conflict rests on: the kind of record and its key, or a word for what is not a record (an answer)."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One reason. Where it is not `certain` only a name agrees: it counts until an officer tells the two apart."""

    ground: str
    said: Sentence
    proofs: tuple[Proof, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """The question put to every ground: may this expert judge this application on that day?"""

    expert: Candidate
    application: Application
    windows: Windows
    day: date


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for avoidance. `name` stands in lists and in the published file; `find` gives what it found."""

    code: str
    order: int
    name: Sentence
    find: Callable[[Asked], Iterator[Conflict]]
