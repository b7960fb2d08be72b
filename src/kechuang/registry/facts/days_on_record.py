"""The days that are on record as one fact of a kind of subject: which days there are, and whose they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kechuang.registry.asof import AsOf
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.homes import home_of
from kechuang.registry.facts.periods import When, stored_name
from kechuang.registry.facts.statable import raw_value
from kechuang.registry.facts.stretch import Everybody
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.rules.facts import Fact

_AT_ONCE = 500
"""Days of one list in a question."""


def days_on_record(kind: SubjectKind, fact: Fact, asof: AsOf) -> set[date]:
    """Every day that is on record, of whomever and for whatever stretch."""
    home = home_of(kind, fact.name)
    found = {day for _, day in _elsewhere(kind, fact, asof)}
    if isinstance(home, FieldHome):
        rows = _rows(home, asof)
        found |= set(rows.order_by().values_list(home.fields[fact.name], flat=True).distinct())
    return found - {None}


def subjects_with(kind: SubjectKind, fact: Fact, days: Collection[date], asof: AsOf) -> set[str]:
    """The keys of all who have one of the days."""
    if not days:
        return set()
    home, wanted = home_of(kind, fact.name), set(days)
    found = {key for key, day in _elsewhere(kind, fact, asof) if day in wanted}
    if isinstance(home, FieldHome):
        listed = sorted(wanted)
        for start in range(0, len(listed), _AT_ONCE):
            some = {f"{home.fields[fact.name]}__in": listed[start : start + _AT_ONCE]}
            found |= set(_rows(home, asof).filter(**some).order_by().values_list(home.through, flat=True))
    return found


def _rows(home: FieldHome, asof: AsOf) -> QuerySet[Any]:
    return home.kind.objects.known(asof)


def _elsewhere(kind: SubjectKind, fact: Fact, asof: AsOf) -> Iterator[tuple[str, date]]:
    """Key and day where the fact is worked out or stated by itself: of few, beside what every record holds."""
    home = home_of(kind, fact.name)
    if home is not None and not isinstance(home, FieldHome):
        frame = home.frame(Everybody(), When(asof, asof.valid.year - 1), [fact.name])
        yield from frame.select(KEY, fact.name).drop_nulls().iter_rows()
    mine = f"{kind}:"
    stated = StatedFact.objects.known(asof).filter(fact=stored_name(fact), subject__startswith=mine)
    for subject, value in stated.values_list("subject", "value").iterator():
        day = raw_value(fact, value)
        if isinstance(day, date):
            yield subject.removeprefix(mine), day
