"""Aggregates: how records become a number. Each gives its parts, and every part the question it was made from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Aggregate, F, Max, Min, Q
from django.db.models import Count as CountOf
from django.db.models import Sum as SumOf
from django.db.models import Value as Text
from django.db.models.functions import Coalesce, NullIf

from kechuang.indicators.conditions import Filled, Is, Kind, merged
from kechuang.indicators.context import Context
from kechuang.indicators.parts import Missing, Part, Role
from kechuang.indicators.question import Question
from kechuang.indicators.when import Began, OfYear
from kechuang.indicators.words import both, label
from kechuang.kernel.sentences import Sentence
from kechuang.registry.fields import Quantity, quantity
from kechuang.registry.sources import Source


class Measure(ABC):
    """A way to make a number of records."""

    @abstractmethod
    def parts(self, context: Context, figures: int | None) -> tuple[Part, ...]:
        """The parts as of the context; `figures` is the year from which yearly figures are taken."""

    def number(self, parts: Sequence[Part]) -> Fraction | None:
        """The number that the parts make; None where one is unknown."""
        return parts[0].number

    def years(self, context: Context) -> frozenset[int] | None:
        """The years for which it has yearly figures; None where it can be asked for any day."""
        return None

    @abstractmethod
    def questions(self, context: Context) -> tuple[Question, ...]:
        """The questions it puts in the context's way of taking time."""

    @abstractmethod
    def reads(self) -> dict[Kind, frozenset[str]]:
        """The fields that its number depends on, by kind of record."""

    def series(self) -> frozenset[str]:
        """The statistical series it reads."""
        return frozenset()

    def sides(self, context: Context, figures: int | None) -> tuple[Side, ...] | None:
        """What can be broken down: the question and the aggregate of each part; None where nothing can."""
        return None


@dataclass(frozen=True)
class Side:
    """One part as a question and the aggregate over its rows; `scale` raw steps make one base unit."""

    question: Question
    context: Context
    aggregate: Aggregate
    scale: int = 1
    additive: bool = True
    """Whether groups by any dimension add up to the whole."""


@dataclass(frozen=True)
class Count(Measure):
    """How many records, or how many different values of `distinct` (enterprises, not certificates).

    `began` is the field with the day on which a record's subject came about: what is counted where additions are asked.
    """

    question: Question
    distinct: str = ""
    began: str = ""
    role: Role = "number"
    name: Sentence | None = None
    unit: str = "个"

    def asked(self, context: Context) -> Question:
        """The question in the way time is taken: what holds, or what came about in the stretch."""
        if context.first is not None and self.began:
            return self.question.at(Began(self.began))
        return self.question

    def parts(self, context: Context, figures: int | None) -> tuple[Part, ...]:
        question = self.asked(context)
        rows = question.rows(context)
        held = rows.order_by().aggregate(
            records=CountOf("pk"), number=self._number(question), example=synthetic(), **span()
        )
        number = Fraction(held["number"])
        missing = None if held["records"] else nothing(question, context)
        return (
            Part(
                self.role,
                self.name or named(question),
                None if missing else number,
                self.unit,
                question,
                context,
                held["records"],
                field=self.distinct,
                missing=missing,
                example=bool(held["example"]),
                span=_span(held),
            ),
        )

    def questions(self, context: Context) -> tuple[Question, ...]:
        return (self.asked(context),)

    def sides(self, context: Context, figures: int | None) -> tuple[Side, ...]:
        question = self.asked(context)
        return (Side(question, context, self._number(question), additive=not self.distinct),)

    def _number(self, question: Question) -> Aggregate:
        return CountOf(once_each(question.kind, self.distinct), distinct=True) if self.distinct else CountOf("pk")

    def reads(self) -> dict[Kind, frozenset[str]]:
        own = frozenset(name for name in (self.distinct, self.began) if name)
        return merged((self.question.reads(), {self.question.kind: own}))


@dataclass(frozen=True)
class Sum(Measure):
    """The sum of one quantity over the records that tell it."""

    question: Question
    field: str
    role: Role = "number"
    name: Sentence | None = None

    def parts(self, context: Context, figures: int | None) -> tuple[Part, ...]:
        told = _quantity(self.question.kind, self.field)
        own = _yearly(self.question, context, figures)
        held = (
            self.question.rows(own)
            .order_by()
            .aggregate(
                number=SumOf(self.field),
                records=CountOf("pk"),
                told=CountOf(self.field),
                example=synthetic(),
                **span(),
            )
        )
        known = replace(self.question, also=(*self.question.also, Filled((self.field,))))
        missing = None
        if not held["records"]:
            missing = nothing(self.question, own)
        elif not held["told"]:
            missing = _untold(label(told), held["records"])
        return (
            Part(
                self.role,
                self.name or label(told),
                None if missing else told.exact(held["number"] or 0),
                str(told.base),
                known,
                own,
                held["told"],
                held["records"] - held["told"],
                self.field,
                missing,
                bool(held["example"]),
                _span(held),
            ),
        )

    def years(self, context: Context) -> frozenset[int] | None:
        return _years(self.question, context)

    def questions(self, context: Context) -> tuple[Question, ...]:
        return (self.question,)

    def sides(self, context: Context, figures: int | None) -> tuple[Side, ...]:
        told = replace(self.question, also=(*self.question.also, Filled((self.field,))))
        scale = _quantity(self.question.kind, self.field).scale
        return (Side(told, _yearly(self.question, context, figures), SumOf(self.field), scale),)

    def reads(self) -> dict[Kind, frozenset[str]]:
        return merged((self.question.reads(), {self.question.kind: frozenset((self.field,))}))


@dataclass(frozen=True)
class Ratio(Measure):
    """One measure divided by another, each with its own records. A rate per 10,000 people is told so by its unit."""

    top: Measure
    bottom: Measure

    def parts(self, context: Context, figures: int | None) -> tuple[Part, ...]:
        above = self.top.parts(context, figures)[0]
        below = self.bottom.parts(context, figures)[0]
        return replace(above, role="numerator"), replace(below, role="denominator")

    def number(self, parts: Sequence[Part]) -> Fraction | None:
        return quotient(parts[0].number, parts[1].number)

    def years(self, context: Context) -> frozenset[int] | None:
        held = [years for years in (self.top.years(context), self.bottom.years(context)) if years is not None]
        return frozenset.intersection(*held) if held else None

    def questions(self, context: Context) -> tuple[Question, ...]:
        return self.top.questions(context) + self.bottom.questions(context)

    def series(self) -> frozenset[str]:
        return self.top.series() | self.bottom.series()

    def sides(self, context: Context, figures: int | None) -> tuple[Side, ...] | None:
        above, below = self.top.sides(context, figures), self.bottom.sides(context, figures)
        return None if above is None or below is None else above + below

    def reads(self) -> dict[Kind, frozenset[str]]:
        return merged((self.top.reads(), self.bottom.reads()))


@dataclass(frozen=True)
class SumRatio(Measure):
    """Two quantities of the same records, each added up and one divided by the other.

    Only records that tell both count: who gives income but not R&D is unknown, and must not weigh as none.
    """

    question: Question
    top: str
    bottom: str

    def parts(self, context: Context, figures: int | None) -> tuple[Part, ...]:
        kind = self.question.kind
        own = _yearly(self.question, context, figures)
        both_told = Q(**{f"{self.top}__isnull": False, f"{self.bottom}__isnull": False})
        held = (
            self.question.rows(own)
            .order_by()
            .aggregate(
                top=SumOf(self.top, filter=both_told),
                bottom=SumOf(self.bottom, filter=both_told),
                records=CountOf("pk"),
                told=CountOf("pk", filter=both_told),
                example=synthetic(),
            )
        )
        known = replace(self.question, also=(*self.question.also, Filled((self.top, self.bottom))))
        missing = None
        if not held["records"]:
            missing = nothing(self.question, own)
        elif not held["told"]:
            missing = _untold(label(_quantity(kind, self.top)), held["records"])
        without = held["records"] - held["told"]

        def part(role: Role, name: str) -> Part:
            column = _quantity(kind, name)
            number = None if missing else column.exact(held["top" if name == self.top else "bottom"])
            return Part(role, label(column), number, str(column.base), known, own, held["told"], without, name, missing)

        return part("numerator", self.top), part("denominator", self.bottom)

    def number(self, parts: Sequence[Part]) -> Fraction | None:
        return quotient(parts[0].number, parts[1].number)

    def years(self, context: Context) -> frozenset[int] | None:
        return _years(self.question, context)

    def questions(self, context: Context) -> tuple[Question, ...]:
        return (self.question,)

    def sides(self, context: Context, figures: int | None) -> tuple[Side, ...]:
        kind = self.question.kind
        told = replace(self.question, also=(*self.question.also, Filled((self.top, self.bottom))))
        own = _yearly(self.question, context, figures)
        return (
            Side(told, own, SumOf(self.top), _quantity(kind, self.top).scale),
            Side(told, own, SumOf(self.bottom), _quantity(kind, self.bottom).scale),
        )

    def reads(self) -> dict[Kind, frozenset[str]]:
        return merged((self.question.reads(), {self.question.kind: frozenset((self.top, self.bottom))}))


def synthetic() -> Aggregate:
    """How many of the records are synthetic (示例数据), beside whatever else is counted of them."""
    return CountOf("pk", filter=Q(source__in=Source.objects.filter(example=True).values("pk")))


def span() -> dict[str, Aggregate]:
    """The first and last day on which records begin to hold, beside whatever else is asked of them."""
    return {"first": Min("valid_from"), "last": Max("valid_from")}


def _span(held: dict[str, Any]) -> tuple[date, date] | None:
    return (held["first"], held["last"]) if held["first"] else None


def quotient(top: Fraction | None, bottom: Fraction | None) -> Fraction | None:
    """The exact quotient; None where a side is unknown or the denominator is nothing."""
    if top is None or not bottom:
        return None
    return top / bottom


def once_each(kind: Kind, name: str) -> Any:
    """What is counted once each: the organisation, and the holder's name where no organisation is given."""
    if any(f.name == "holder" for f in kind.said()):
        return Coalesce(NullIf(F(name), Text("")), F("holder"))
    return F(name)


def named(question: Question) -> Sentence:
    """What the records of a question are called."""
    return question.noun or both(question.kind._meta.verbose_name)


def _quantity(kind: Kind, name: str) -> Quantity:
    found = quantity(kind, name)
    if found is None:
        raise TypeError(f"{kind.__name__}.{name} is no quantity")
    return found


def _yearly(question: Question, context: Context, figures: int | None) -> Context:
    yearly = isinstance(question.when, OfYear) and figures is not None
    return context.of_year(figures) if yearly and figures is not None else context


def _years(question: Question, context: Context) -> frozenset[int] | None:
    if not isinstance(question.when, OfYear):
        return None
    name, closed = question.when.field, closed_year(context.asof.valid)
    rows = question.kind.objects.as_of(context.asof).filter(**{f"{name}__lte": closed, f"{name}__gt": closed - 20})
    last = rows.order_by(f"-{name}").values_list(name, flat=True).first()
    return frozenset(range(last + 1)) if last else frozenset()


def closed_year(day: date) -> int:
    """The last calendar year that has ended by the day."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def nothing(question: Question, context: Context, *, always: bool = False) -> Missing | None:
    """Why no record is no zero: nothing of the family was ever recorded. None where zero is known."""
    if not always and question.family(context).exists():
        return None
    name = named(question)
    return Missing(
        "no_records",
        Sentence(f"还没有录入过{name.zh}的记录。", f"No record of {name.en} has been entered."),
    )


def _untold(name: Sentence, records: int) -> Missing:
    return Missing(
        "nothing_told",
        Sentence(f"{records}条记录都没有填报“{name.zh}”。", f"None of the {records} records gives “{name.en}”."),
    )


def any_of(**values: Any) -> tuple[Is, ...]:
    """Conditions that fields have one of the values: `any_of(form=("incubator",))`."""
    return tuple(Is(name, value if isinstance(value, tuple) else (value,)) for name, value in values.items())
