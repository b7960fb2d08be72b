"""What a cue is: a question to the records, how it compares, and what it finds, with peers and records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf

Shown = Literal["percent", "wan", "count", "times"]
"""How a number is told: as a percentage, in 万元, as a count, as a multiple."""


@dataclass(frozen=True, slots=True)
class Peers:
    """Whom one was compared to: how many, and the values a tenth, half and nine tenths of them do not exceed."""

    name: Sentence
    count: int
    low: Fraction
    middle: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Bin:
    """One column of a picture: from where to where, how many, and whether it is the one spoken of."""

    start: Fraction
    end: Fraction
    count: int
    spoken_of: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    organisation   whose it is; empty where it is about a policy, whose name is then `name`
    about     what it is about besides the organisation: a year, a line, a document; with it the finding is known again
    says      what stands in the records, in words
    records   kind and key of the records it rests on; or kind `policy` with its code and `?since=`
    weight    larger is odder; orders the findings of one cue
    """

    organisation: str
    about: str
    says: Sentence
    records: tuple[tuple[str, str], ...]
    value: Fraction | None = None
    peers: Peers | None = None
    bins: tuple[Bin, ...] = ()
    weight: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """One question.

    says       what is compared with what, and from where on it is shown
    harmless   what may well explain it
    basis      why it matters: document and article, or the method's source
    find       reads the records as of a pair of moments
    """

    code: str
    name: Sentence
    says: Sentence
    harmless: Sentence
    basis: Sentence
    find: Callable[[AsOf], Iterable[Finding]]
    shown: Shown = "percent"
