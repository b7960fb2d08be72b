"""What a number is made of: its parts with the question behind each, why one is missing, what the reader must know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from kechuang.indicators.context import Context
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.record import RecordQuerySet

Role = Literal["number", "numerator", "denominator", "published"]
ROLES: Mapping[str, Sentence] = {
    "number": Sentence("数值", "number"),
    "numerator": Sentence("分子", "numerator"),
    "denominator": Sentence("分母", "denominator"),
    "published": Sentence("公布值", "published figure"),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no number. Unknown is not zero."""

    code: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Mark:
    """Something the reader of a number has to know."""

    code: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """One aggregate and the question whose records it is made of: the number itself, or one side of a ratio.

    `number` is exact, in base units (元, 人, 件; a ratio as 0.028). `records` counts the rows of the question,
    `without` those left out because their figure is unknown. `field` is what is added up, or counted once each.
    """

    role: Role
    name: Sentence
    number: Fraction | None
    unit: str
    question: Question
    context: Context
    records: int
    without: int = 0
    field: str = ""
    missing: Missing | None = None
    example: bool = False
    """Whether synthetic records are among them."""
    span: tuple[date, date] | None = None
    """No record of it begins to hold before the first or after the second; None where that was not asked."""

    def rows(self, *, singly: bool = False) -> RecordQuerySet:
        """The records behind the number: the very query that was aggregated. `singly` as in the context."""
        return self.question.rows(replace(self.context, singly=True) if singly else self.context)

    def said(self) -> Sentence:
        """The question in words."""
        return self.question.said(self.context)
