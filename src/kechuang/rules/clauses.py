"""What a version of a policy is made of: conditions, scores, amounts, levers, periods, and articles answered for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from kechuang.kernel.units import Unit, unit
from kechuang.rules.facts import Fact
from kechuang.rules.parameters import Citation, Confidence
from kechuang.rules.tree import Node

Handling = Literal["coded", "manual", "process", "definition", "outcome"]
ClockKind = Literal["工作日", "天", "月", "年", "日历年"]
POINTS: Unit = unit("分")


@dataclass(frozen=True, slots=True)
class Document:
    """An official document. Calling it with an article cites that article."""

    name: str
    number: str
    dated: date | None
    articles: tuple[str, ...] = ()
    """The articles (or parts) that this product answers for; each must be cited or handled by every version on it."""

    def __call__(self, article: str) -> Citation:
        """The citation of one article."""
        return Citation(self.name, self.number, article, self.dated)


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must hold. `parts` are shown one by one below a condition made of several."""

    code: str
    label: str
    test: Node
    citation: Citation
    confidence: Confidence
    evidence: tuple[str, ...] = ()
    manual: bool = False
    soft: bool = False
    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One scored item with its full mark in points."""

    code: str
    label: str
    points: Node
    of: Fraction
    citation: Citation
    confidence: Confidence
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """Something granted in money or another quantity, once the conditions hold."""

    code: str
    label: str
    value: Node
    citation: Citation
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Lever:
    """A change a subject can decide on: which facts it moves, by how much a step, at what cost, how fast.

    Costs are planning figures of ours, not law: they are shown as such and can be replaced.
    """

    code: str
    label: str
    effects: tuple[tuple[Fact, Fraction], ...]
    cost: Fraction
    most: int
    months: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A period the text sets for someone: notice, decision, appeal, report, validity."""

    code: str
    label: str
    length: int
    kind: ClockKind
    citation: Citation
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Article:
    """How one article of a document is handled by a version."""

    citation: Citation
    handling: Handling
    note: str


def flat(conditions: Sequence[Condition]) -> list[Condition]:
    """Conditions with the parts of each behind it."""
    return [x for c in conditions for x in (c, *flat(c.parts))]
