"""What was granted and runs out soon: told to its holder and the office in time to apply again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from django.db.models import Q, QuerySet

from kechuang.cases.models import Case
from kechuang.cases.of_policy import open_policies
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.subjects import KINDS, Subject
from kechuang.registry.record import Record
from kechuang.rules.policy import Policy

DAYS_BEFORE = 90
"""How long before the end it is told: our own figure, to be confirmed by the department."""


@dataclass(frozen=True, slots=True)
class Ending:
    """One grant whose last day is near. `renewal` is the application for another term that is under way."""

    policy: Policy
    record: Record
    organisation: str
    name: str
    until: date
    days: int
    subject: str
    renewal: Case | None


def ending(today: date, organisations: Collection[str] | None = None, *, days: int = DAYS_BEFORE) -> list[Ending]:
    """Those that end within so many days, the first to end first; of everybody where no organisations are given.

    A grant that has been followed by a later one of the same holder is none of them.
    """
    asof, by_kind = AsOf.on(today), dict[tuple[type[Any], str], list[Policy]]()
    for policy in open_policies():
        if (procedure := policy.procedure) is not None:
            kind, field = kinds()[procedure.becomes], "form" if procedure.form else "scheme"
            if hasattr(kind, field) and hasattr(kind, "organisation"):
                by_kind.setdefault((kind, field), []).append(policy)
    asked = [_of(kind, field, policies, asof, organisations, days) for (kind, field), policies in by_kind.items()]
    found = [one for some in asked for one in some]
    return sorted(found, key=lambda one: (one.until, one.policy.code, one.name))


def _of(
    kind: type[Any],
    field: str,
    policies: Sequence[Policy],
    asof: AsOf,
    organisations: Collection[str] | None,
    days: int,
) -> Iterator[Ending]:
    """Those of one kind of record, asked for all its policies at once: a page would else ask of each in turn."""
    today, last = asof.valid, asof.valid + timedelta(days=days)
    of: dict[str, list[Policy]] = {}
    for policy in policies:
        of.setdefault(_value(policy, field), []).append(policy)
    about = {f"{field}__in": list(of)}
    whose = {} if organisations is None else {"organisation__in": list(organisations)}
    ends = _ending(kind, field, tuple(of), valid=today, known=asof.known, last=last, **whose)
    found = [row for row in ends if row.organisation]
    if not found:
        return
    held = {row.organisation for row in found}
    same = "key" if field == "form" else "organisation"
    beyond = Q(valid_to=None) | Q(valid_to__gt=last)
    later = kind.objects.standing().filter(beyond, **about, organisation__in=held)
    followed = set(later.values_list(field, same))
    codes = [policy.code for policy in policies]
    under_way = {
        (case.policy, case.organisation, case.subject): case
        for case in Case.objects.filter(policy__in=codes, organisation__in=held, closed_at=None)
    }
    for row in found:
        told = getattr(row, field)
        if (told, getattr(row, same)) in followed:
            continue
        name = getattr(row, "holder", "") or getattr(row, "name", "") or row.organisation
        left = (row.valid_to - today).days
        for policy in of[told]:
            of_body = KINDS[policy.subject][0] != "organisation"
            subject = str(Subject(kind.kind(), row.key)) if of_body else ""
            renewal = under_way.get((policy.code, row.organisation, subject))
            yield Ending(policy, row, row.organisation, name, row.valid_to, left, subject, renewal)


@composed
def _ending(
    kind: type[Any], field: str, values: tuple[str, ...], *, valid: Any, known: Any, last: Any, **whose: Any
) -> QuerySet[Any]:
    rows = kind.objects.as_of(AsOf(valid, known)).filter(**{f"{field}__in": values}, valid_to__lte=last, **whose)
    return cast("QuerySet[Any]", rows)


def _value(policy: Policy, field: str) -> str:
    """What the record of a grant says in the field by which it is known as the policy's."""
    assert policy.procedure is not None
    return policy.procedure.form if field == "form" else policy.code
