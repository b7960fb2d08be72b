"""A status of the whole place as a measure: reached or not, with every step gone so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from kechuang.indicators.conditions import Kind, merged
from kechuang.indicators.context import Context
from kechuang.indicators.measures import Measure, nothing
from kechuang.indicators.parts import Part
from kechuang.indicators.question import Question
from kechuang.indicators.when import UpTo
from kechuang.indicators.words import both, choices, column
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True)
class Milestone(Measure):
    """Whether a status was reached: 1 once one of the steps in `reached` was taken and the last step is none of `lost`.

    The records are all steps gone so far, in their order.
    """

    question: Question
    reached: tuple[str, ...]
    lost: tuple[str, ...] = ("cancelled",)
    field: str = "step"

    def parts(self, context: Context, figures: int | None) -> tuple[Part, ...]:
        question = self.question.at(UpTo())
        steps = list(question.rows(context).order_by("valid_from", "recorded_at").values_list(self.field, flat=True))
        missing = None if steps else nothing(question, context, always=True)
        number = Fraction(any(step in self.reached for step in steps) and steps[-1] not in self.lost) if steps else None
        name = both(question.kind._meta.verbose_name)
        made = Part("number", name, number, "", question, context, len(steps), field=self.field, missing=missing)
        return (replace(made, example=question.rows(context).filter(source__example=True).exists()),)

    def standing(self, context: Context) -> Sentence | None:
        """The last step gone, in words."""
        question = self.question.at(UpTo())
        last = question.rows(context).order_by("-valid_from", "-recorded_at").values_list(self.field, flat=True).first()
        return (choices(column(question.kind, self.field)).get(last) or both(last)) if last else None

    def questions(self, context: Context) -> tuple[Question, ...]:
        return (self.question.at(UpTo()),)

    def reads(self) -> dict[Kind, frozenset[str]]:
        return merged((self.question.reads(), {self.question.kind: frozenset((self.field,))}))
