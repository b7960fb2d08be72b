"""How a question takes time: what holds on the day, what came about in a stretch, what stands for a year, all steps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from django.db.models import F, Q

from kechuang.indicators.conditions import Kind
from kechuang.indicators.context import Context
from kechuang.indicators.words import column, label
from kechuang.kernel.sentences import Sentence
from kechuang.registry.record import RecordQuerySet


class When(ABC):
    """A way to take time."""

    @abstractmethod
    def rows(self, kind: Kind, context: Context) -> RecordQuerySet:
        """The records of the kind that time lets through."""

    @abstractmethod
    def said(self, kind: Kind, context: Context | None = None) -> Sentence:
        """In words; with a context, with its days."""

    def reads(self) -> frozenset[str]:
        """Fields it reads besides the record's own stretch of time."""
        return frozenset()


@dataclass(frozen=True)
class Holds(When):
    """True on the last day of the stretch."""

    def rows(self, kind: Kind, context: Context) -> RecordQuerySet:
        return kind.objects.as_of(context.holders)

    def said(self, kind: Kind, context: Context | None = None) -> Sentence:
        if context is None:
            return Sentence("当日有效", "true on the day")
        return Sentence(f"{context.last}当日有效", f"true on {context.last}")


@dataclass(frozen=True)
class Began(When):
    """Came about in the stretch, whether or not it still holds: the row that held on its own first day."""

    field: str

    def rows(self, kind: Kind, context: Context) -> RecordQuerySet:
        rows = kind.objects.known(context.asof).filter(
            Q(valid_to=None) | Q(valid_to__gt=F(self.field)),
            **{f"{self.field}__lte": context.last, "valid_from__lte": F(self.field)},
        )
        return rows.filter(**{f"{self.field}__gte": context.first}) if context.first else rows

    def said(self, kind: Kind, context: Context | None = None) -> Sentence:
        return _stretch(label(column(kind, self.field)), context)

    def reads(self) -> frozenset[str]:
        return frozenset((self.field,))


@dataclass(frozen=True)
class Happened(When):
    """Dated in the stretch, and not taken back since."""

    field: str

    def rows(self, kind: Kind, context: Context) -> RecordQuerySet:
        rows = kind.objects.as_of(context.holders).filter(**{f"{self.field}__lte": context.last})
        return rows.filter(**{f"{self.field}__gte": context.first}) if context.first else rows

    def said(self, kind: Kind, context: Context | None = None) -> Sentence:
        return _stretch(label(column(kind, self.field)), context)

    def reads(self) -> frozenset[str]:
        return frozenset((self.field,))


@dataclass(frozen=True)
class OfYear(When):
    """Stands for the calendar year meant."""

    field: str = "year"

    def rows(self, kind: Kind, context: Context) -> RecordQuerySet:
        return kind.objects.as_of(context.asof).filter(**{self.field: context.year})

    def said(self, kind: Kind, context: Context | None = None) -> Sentence:
        name = label(column(kind, self.field))
        if context is None or context.year is None:
            return Sentence(f"{name.zh}为所问年份", f"{name.en} is the year asked")
        return Sentence(f"{name.zh}为{context.year}", f"{name.en} is {context.year}")

    def reads(self) -> frozenset[str]:
        return frozenset((self.field,))


@dataclass(frozen=True)
class UpTo(When):
    """Every stretch that had begun by the day: the steps gone so far."""

    def rows(self, kind: Kind, context: Context) -> RecordQuerySet:
        return kind.objects.known(context.asof).filter(valid_from__lte=context.last)

    def said(self, kind: Kind, context: Context | None = None) -> Sentence:
        if context is None:
            return Sentence("截至当日", "by the day")
        return Sentence(f"截至{context.last}", f"by {context.last}")


def _stretch(name: Sentence, context: Context | None) -> Sentence:
    if context is None:
        return Sentence(f"{name.zh}在所问期间", f"{name.en} in the time asked")
    if context.first is None:
        return Sentence(f"{name.zh}不晚于{context.last}", f"{name.en} by {context.last}")
    return Sentence(f"{name.zh}在{context.first}至{context.last}", f"{name.en} from {context.first} to {context.last}")
