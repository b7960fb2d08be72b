"""What a month moved and why: numbers at its beginning and now, and the acts on records that moved them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from kechuang.events.models import Event
from kechuang.events.registry import EVENT_TYPES
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line, number_of

SHOWN = 40
"""Acts that are listed at most, the newest."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One target whose number is another than at the end of the month before."""

    line: Line
    before: float
    now: float

    @property
    def by(self) -> float:
        """How much it changed."""
        return self.now - self.before

    @property
    def better(self) -> bool:
        """Whether the change is one for the better."""
        return (self.by > 0) == (self.line.better == "up")


@dataclass(frozen=True, slots=True)
class Number:
    """One number an act moved, as its event tells it."""

    name: str
    on: str
    before: str
    after: str
    unit: str
    ordinals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a record that moved numbers: when, by whom, what, and the numbers before and after."""

    event: Event
    kind: str
    numbers: tuple[Number, ...]


def month_start(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def moved(lines: Iterable[Line]) -> list[Moved]:
    """Numbers that are others than at the end of the month before, each once; largest change in share first."""
    found: dict[str, Moved] = {}
    for line in lines:
        now = number_of(line.number)
        if line.month is None or now is None or abs(float(now) - line.month.value) < 1e-9:
            continue
        found.setdefault(f"{line.indicator} {sorted(line.scope.items())}", Moved(line, line.month.value, float(now)))
    return sorted(found.values(), key=lambda one: -abs(one.by) / max(abs(one.now), abs(one.before)))


def acts(lines: Iterable[Line], asof: AsOf) -> list[Act]:
    """The acts since the month began that moved numbers of these targets, newest first."""
    begins = timezone.make_aware(datetime.combine(month_start(asof.valid), time.min))
    asked: dict[str, list[Line]] = {}
    for line in lines:
        asked.setdefault(line.indicator, []).append(line)
    found = []
    for event in _telling(begins=begins, known=asof.known):
        numbers = tuple(
            _number(one, asked) for one in (event.after or {}).get("numbers", []) if one["indicator"] in asked
        )
        if numbers:
            found.append(Act(event, event.object_type.rpartition(".")[2], numbers))
    return found[:SHOWN]


@composed
def _telling(*, begins: Any, known: Any) -> QuerySet[Event]:
    """Found by their types, which are few: most of what a month's log holds are acts on cases."""
    types = [code for code in EVENT_TYPES if code.startswith("record.")]
    rows = Event.objects.filter(type__in=types, occurred_at__gte=begins, occurred_at__lte=known, succeeded=True)
    return rows.filter(after_json__contains='"numbers"').order_by("-id")[: SHOWN * 3]


def _number(one: Mapping[str, Any], asked: Mapping[str, list[Line]]) -> Number:
    same = [line.ordinal for line in asked[one["indicator"]] if dict(line.scope) == one.get("scope", {})]
    ordinals = same or [line.ordinal for line in asked[one["indicator"]]]
    return Number(one["name"], one["on"], one["from"] or "", one["to"] or "", one["unit"], tuple(ordinals))
