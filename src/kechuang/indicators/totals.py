"""Totals of whole registries, kept from act to act: an act adds what its own subject brings, and reads nobody else.

A row is a saving, not a record: the totals of one number as known at an instant, which never change afterwards. The
next act takes them up, adds what was done since, however few or many acts that were, and keeps the sum. Where too much
was done since, or nothing is kept yet, the registry is read once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count as CountOf
from django.db.models import Q

from kechuang.indicators.made_with import made_with
from kechuang.indicators.measures import Count, Measure, Ratio, Side
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.moving import Change
from kechuang.registry.record import Record
from kechuang.registry.since import rows_since

Total = tuple[int, int]
"""How many records a side has, and what they add up to in raw steps."""
MANY = 300
"""Subjects of one kind that are looked at one by one; where acts touched more, the registry is read anew."""


class KeptTotals(models.Model):
    """The sides of one number (`asked`: a digest of indicator, scope, day and definitions) as known at an instant."""

    asked = models.CharField(max_length=64, unique=True)
    valid = models.DateField()
    known = models.DateTimeField()
    totals = models.JSONField(help_text="Of each side: records, sum in raw steps")

    class Meta:
        indexes: ClassVar = [models.Index(fields=("valid",), name="kept_totals_day")]

    def __str__(self) -> str:
        return f"{self.asked[:8]} {self.valid}"


@dataclass(slots=True)
class Touched:
    """Whom acts touched: subjects by kind, and the organisations whose records these are."""

    keys: dict[type[Record], set[str]] = field(default_factory=dict)
    holders: dict[type[Record], set[str]] = field(default_factory=dict)
    nameless: set[type[Record]] = field(default_factory=set)
    """Kinds of which a record names no organisation."""

    @classmethod
    def by(cls, change: Change) -> Touched:
        """By one act."""
        found = cls()
        for row in (*change.closed, *change.opened):
            found.note(change.kind, row.key, getattr(row, change.kind.ORGANISATION, "") or "")
        return found

    def note(self, kind: type[Record], key: str, holder: str) -> None:
        """One more."""
        self.keys.setdefault(kind, set()).add(key)
        if holder:
            self.holders.setdefault(kind, set()).add(holder)
        else:
            self.nameless.add(kind)

    def q(self, side: Side, once: str) -> Q:
        """The rows of a side that may count otherwise since; `once`: what is counted once each, all rows of that."""
        question = side.question
        found, held_by = Q(), question.held_by
        for kind, keys in self.keys.items():
            holders = self.holders.get(kind, set())
            if kind is question.kind:
                found |= Q(key__in=keys)
                if once and holders:
                    found |= Q(**{f"{once}__in": holders})
            elif kind is Organisation:
                found |= Q(**{f"{held_by or 'key'}__in": keys})
            elif holders:
                found |= Q(**{f"{held_by or 'key'}__in": holders})
        return found


def leaves(measure: Measure) -> tuple[Measure, ...]:
    """What a measure is divided of: both parts of a ratio, else itself."""
    return (*leaves(measure.top), *leaves(measure.bottom)) if isinstance(measure, Ratio) else (measure,)


def added(side: Side, measure: Measure, touched: Touched) -> Total:
    """What those touched add to a side: a look at their own rows, however large the registry is."""
    once = measure.distinct if isinstance(measure, Count) else ""
    alone = replace(side, context=replace(side.context, singly=True))
    return _total(alone, touched.q(side, once))


def follows(side: Side, measure: Measure, touched: Touched) -> bool:
    """Whether what the touched add tells how the total moves: not where things are counted once under another name."""
    if not isinstance(measure, Count) or not measure.distinct:
        return True
    question = side.question
    return question.held_by == measure.distinct and question.kind not in touched.nameless


def totals(key: str, sides: Sequence[tuple[Side, Measure]], reads: Iterable[type[Record]]) -> list[Total]:
    """The totals of all sides as known in their contexts, by what is kept and what was done since, else read anew."""
    known = sides[0][0].context.asof.known
    kept = KeptTotals.objects.filter(asked=key, known__lte=known).first()
    if kept is not None:
        since = _touched_since(reads, kept.known, known)
        if since is not None and all(follows(side, measure, since) for side, measure in sides):
            found = [(records, number) for records, number in kept.totals]
            if since.keys:
                for n, (side, measure) in enumerate(sides):
                    then = replace(side, context=replace(side.context, asof=AsOf(side.context.asof.valid, kept.known)))
                    found[n] = moved_by(found[n], added(then, measure, since), added(side, measure, since))
            return found
    return [_total(side, Q()) for side, _measure in sides]


def keep(key: str, valid: date, known: datetime, found: Sequence[Total], today: date) -> None:
    """Keep totals for the next act; those of days gone by that are no end of a year are thrown away."""
    told = {"valid": valid, "known": known, "totals": [list(total) for total in found]}
    if not KeptTotals.objects.filter(asked=key).update(**told):
        KeptTotals.objects.filter(valid__lt=today).exclude(valid__month=12, valid__day=31).delete()
        KeptTotals.objects.create(asked=key, **told)


def moved_by(total: Total, before: Total, after: Total) -> Total:
    """A total after a part of it went from one to another."""
    return total[0] - before[0] + after[0], total[1] - before[1] + after[1]


def key_of(indicator: str, scope: dict[str, Any], valid: date, year: int | None, figures: int | None) -> str:
    """The name under which the totals of a number are kept."""
    told = json.dumps([indicator, scope, valid.isoformat(), year, figures, made_with()], sort_keys=True)
    return sha256(told.encode()).hexdigest()


def _total(side: Side, among: Q) -> Total:
    held = side.question.rows(side.context).filter(among).order_by().aggregate(n=CountOf("pk"), number=side.aggregate)
    return held["n"], held["number"] or 0


def _touched_since(reads: Iterable[type[Record]], after: datetime, until: datetime) -> Touched | None:
    """Everybody touched after one instant, up to another; None where that are too many."""
    found = Touched()
    for kind in reads:
        rows = rows_since(kind, after, until, MANY)
        if rows is None:
            return None
        for key, holder in rows:
            found.note(kind, key, holder)
    return found
