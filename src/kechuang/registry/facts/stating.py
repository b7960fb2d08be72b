"""Facts that were stated by themselves, for one subject and for a table of many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from kechuang.kernel.later import pl
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.frames import column, joined, nothing
from kechuang.registry.facts.periods import When, period_of, stored_name
from kechuang.registry.facts.statable import raw_value
from kechuang.registry.facts.subjects import Subject, SubjectKind
from kechuang.registry.facts.values import Value
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.rules.facts import Fact


def stated_values(subject: Subject, when: When, facts: Iterable[Fact]) -> dict[str, Value]:
    """What was stated of one subject for the period each fact asks for, by name."""
    wanted = {(stored_name(fact), period_of(fact, when)): fact for fact in facts}
    found = {}
    for row in _of("valid_from", subject, when, {name for name, _ in wanted}):
        fact = wanted.get((row.fact, row.period))
        if fact is not None:
            found[fact.name] = Value(raw_value(fact, row.value), ((row, "value"),))
    return found


def older_stated(subject: Subject, when: When, facts: Iterable[Fact]) -> dict[str, Value]:
    """What was stated for the latest period before the one asked for: known once, and stale."""
    wanted = [fact for fact in facts if fact.time != "state"]
    rows = _of("period", subject, when, {stored_name(fact) for fact in wanted})
    found = {}
    for fact in wanted:
        older = [row for row in rows if row.fact == stored_name(fact) and "" < row.period < period_of(fact, when)]
        if older:
            found[fact.name] = Value(raw_value(fact, older[-1].value), ((older[-1], "value"),))
    return found


def stated_frame(kind: SubjectKind, keys: Sequence[str], when: When, facts: Sequence[Fact]) -> pl.DataFrame:
    """As `stated_values`: a row a subject, and a column for each fact that was stated of any."""
    wanted = {(stored_name(fact), period_of(fact, when)): fact for fact in facts}
    subjects = {f"{kind}:{key}": key for key in keys}
    told: dict[str, dict[str, Any]] = {}
    rows = _rows(when.asof, {name for name, _ in wanted}).filter(subject__in=subjects).order_by("valid_from", "pk")
    for subject, name, period, value in rows.values_list("subject", "fact", "period", "value").iterator():
        fact = wanted.get((name, period))
        if fact is not None:
            told.setdefault(fact.name, {})[subjects[subject]] = raw_value(fact, value)
    made = nothing()
    for name, values in told.items():
        made = joined(made, column(list(values), list(values.values()), name))
    return made


def _of(order: str, subject: Subject, when: When, names: set[str]) -> list[Any]:
    asof = when.asof
    return _about(order, subject=str(subject), names=names, valid=asof.valid, known=asof.known) if names else []


@composed
def _about(order: str, *, subject: Any, names: Any, valid: Any, known: Any) -> QuerySet[Any]:
    rows = _rows(AsOf(valid, known), names).filter(subject=subject)
    return rows.select_related("source", "recorded_by").order_by(order, "pk")


def _rows(asof: AsOf, names: Collection[str]) -> QuerySet[Any]:
    """Statements of a state that hold on the day; of a year or a day, whatever they were said for."""
    holds = Q(valid_from__lte=asof.valid) & (Q(valid_to=None) | Q(valid_to__gt=asof.valid))
    return StatedFact.objects.known(asof).filter(~Q(period="") | holds, fact__in=names)
