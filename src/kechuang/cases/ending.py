"""What was granted and runs out soon: told to its holder and the office in time to apply again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from kechuang.cases.models import Case
from kechuang.cases.of_policy import open_policies
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
    found = [one for policy in open_policies() for one in _of(policy, today, organisations, days)]
    return sorted(found, key=lambda one: (one.until, one.policy.code, one.name))


def _of(policy: Policy, today: date, organisations: Collection[str] | None, days: int) -> Iterator[Ending]:
    procedure = policy.procedure
    if procedure is None:
        return
    kind = kinds()[procedure.becomes]
    about = {"form": procedure.form} if procedure.form else {"scheme": policy.code}
    if not hasattr(kind, next(iter(about))) or not hasattr(kind, "organisation"):
        return
    rows: Any = kind.objects.as_of(AsOf.on(today)).filter(**about, valid_to__lte=today + timedelta(days=days))
    if organisations is not None:
        rows = rows.filter(organisation__in=list(organisations))
    held = {row.organisation for row in rows}
    beyond = Q(valid_to=None) | Q(valid_to__gt=today + timedelta(days=days))
    same = "key" if procedure.form else "organisation"
    later = kind.objects.standing().filter(beyond, **about, organisation__in=held)
    followed = set(later.values_list(same, flat=True))
    under_way = {
        (case.organisation, case.subject): case
        for case in Case.objects.filter(policy=policy.code, organisation__in=held, closed_at=None)
    }
    of_body = KINDS[policy.subject][0] != "organisation"
    for row in rows:
        if getattr(row, same) in followed or not row.organisation:
            continue
        subject = str(Subject(kind.kind(), row.key)) if of_body else ""  # type: ignore[arg-type]
        name = getattr(row, "holder", "") or getattr(row, "name", "") or row.organisation
        renewal = under_way.get((row.organisation, subject))
        yield Ending(policy, row, row.organisation, name, row.valid_to, (row.valid_to - today).days, subject, renewal)
