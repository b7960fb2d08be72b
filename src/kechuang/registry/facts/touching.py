"""Whose facts may be others than at an earlier pair of moments: whose records came, went, or had a day in between.

Every home reads rows of some kinds, found by a column that holds the subject's key, and reads them against the day
asked as of: a stretch that begins or ends, a day in a field that has come. So a subject's facts can differ only where
one of its rows was stored or superseded in between, or has a day in between. What a home does with whole years counts
when the year ends: whoever asks reads everybody then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from kechuang.events.clock import BEFORE_ALL
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.balancing import Balance
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import Counted
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.home import Home
from kechuang.registry.facts.homes import home_of
from kechuang.registry.facts.linking import Linked
from kechuang.registry.facts.of_latest import OfLatest
from kechuang.registry.facts.owing import Owed
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.facts.summing import Summed
from kechuang.registry.kinds.loan import Loan
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.record import Record
from kechuang.registry.since import came

_AT_ONCE = 500
"""Keys of one list in a question."""


@dataclass(slots=True)
class Touching:
    """Kinds of records, each with a column that holds the subject's key; and who is found through another."""

    through: set[tuple[type[Record], str]] = field(default_factory=set)
    stated: str = ""
    """The kind of subject of which facts are stated."""
    linked: dict[tuple[type[Record], str], Touching] = field(default_factory=dict)
    """By kind and its column: what touches the organisation that the column names touches the record's subject."""

    def subjects(self, before: AsOf, now: AsOf) -> set[str]:
        """The keys of all whose facts may differ between two pairs of moments, the later one last."""
        found: set[str] = set()
        for kind, column in self.through:
            found |= _keys(kind, column, before, now)
        if self.stated:
            told = _keys(StatedFact, "subject", before, now)
            mine = f"{self.stated}:"
            found |= {subject.removeprefix(mine) for subject in told if subject.startswith(mine)}
        for (kind, by), other in self.linked.items():
            for some in _parts(sorted(other.subjects(before, now))):
                found |= set(kind.objects.known(now).filter(**{f"{by}__in": some}).values_list("key", flat=True))
        return found


def touching(kind: SubjectKind, facts: Collection[str]) -> Touching:
    """What touches the facts of a kind of subject; its own record always does. Raises TypeError for an unknown home."""
    found = Touching({(kinds()[kind], "key")}, stated=kind)
    for name in facts:
        home = home_of(kind, name)
        if home is not None:
            _note(found, home)
    return found


def _note(found: Touching, home: Home) -> None:
    if isinstance(home, Linked):
        other = found.linked.setdefault((home.kind, home.by), Touching())
        _note(other, home.other)
        found.through.add((home.kind, "key"))
    elif isinstance(home, Balance):
        found.through.add((YearlyReturn, "organisation"))
    elif isinstance(home, FieldHome):
        found.through.add((home.kind, home.through))
    elif isinstance(home, Owed):  # another loan of its borrower counts, too
        found.linked[Loan, "organisation"] = Touching({(Loan, "organisation")})
    elif isinstance(home, Counted | Converted | OfLatest | Summed):
        found.through.add((home.rows(_ANY).model, home.through))
    else:
        raise TypeError(f"what touches {home.names} is not known")


_ANY = When(AsOf(date(2000, 1, 1), BEFORE_ALL), 1999)
"""Moments at which rows are asked for only to learn of which kind they are."""


def was_touched(rows: QuerySet[Any], before: AsOf, now: AsOf) -> bool:
    """Whether any of a few rows came, went or had a day in between."""
    new = Q(recorded_at__gt=before.known, recorded_at__lte=now.known)
    gone = Q(superseded_at__gt=before.known, superseded_at__lte=now.known)
    days = (_between(name, before, now) for name in _days(rows.model))
    return bool(rows.filter(reduce(or_, days, new | gone)).exists())


def _keys(kind: type[Record], column: str, before: AsOf, now: AsOf) -> set[str]:
    found = {key for (key,) in came(kind, before.known, now.known, (column,))}
    asked = [Q(superseded_at__gt=before.known, superseded_at__lte=now.known)]
    if before.valid < now.valid:
        ended = kind.objects.filter(_between("valid_to", before, now)).order_by()
        asked += [_between("valid_from", before, now), Q(pk__in=ended.values("pk"))]  # each by its index
        others = [_between(name, before, now) for name in _days(kind) if not name.startswith("valid_")]
        if kind is StatedFact:  # what is said of one day alone holds on that day
            others.append(Q(period__gte=before.valid.isoformat(), period__lte=now.valid.isoformat()))
        asked += [reduce(or_, others)] if others else []
    for one in asked:
        found |= set(kind.objects.filter(one).order_by().values_list(column, flat=True))
    return found - {""}


def _between(name: str, before: AsOf, now: AsOf) -> Q:
    return Q(**{f"{name}__gt": before.valid, f"{name}__lte": now.valid})


def _days(kind: type[Record]) -> list[str]:
    fields = kind._meta.concrete_fields
    return [f.name for f in fields if isinstance(f, models.DateField) and not isinstance(f, models.DateTimeField)]


def _parts(keys: list[str]) -> Iterable[list[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
