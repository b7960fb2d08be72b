"""A condition on days: from one day on, and before another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from kechuang.indicators.conditions import Condition, Kind
from kechuang.indicators.context import Context
from kechuang.indicators.words import column, label
from kechuang.kernel.sentences import Sentence
from kechuang.registry.record import Record


@dataclass(frozen=True)
class Between(Condition):
    """The day in a field is not before `first` and not after `last`; an empty bound is open."""

    field: str
    first: date | None = None
    last: date | None = None

    def q(self, context: Context) -> Q:
        held = Q()
        if self.first:
            held &= Q(**{f"{self.field}__gte": self.first})
        return held & Q(**{f"{self.field}__lte": self.last}) if self.last else held

    def excludes(self, row: Record) -> bool:
        day = getattr(row, self.field)
        if day is None:
            return True
        return bool((self.first and day < self.first) or (self.last and day > self.last))

    def said(self, kind: Kind) -> Sentence:
        name = label(column(kind, self.field))
        if self.first and self.last:
            return Sentence(f"{name.zh}在{self.first}至{self.last}", f"{name.en} from {self.first} to {self.last}")
        if self.first:
            return Sentence(f"{name.zh}不早于{self.first}", f"{name.en} on or after {self.first}")
        return Sentence(f"{name.zh}不晚于{self.last}", f"{name.en} by {self.last}")

    def plain(self, kind: Kind) -> dict[str, Any]:
        days = [day.isoformat() if day else None for day in (self.first, self.last)]
        return {"field": self.field, "op": "between", "values": days}

    def reads(self, kind: Kind) -> dict[Kind, frozenset[str]]:
        return {kind: frozenset((self.field,))}
