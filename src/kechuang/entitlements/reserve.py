"""The reserve library (后备培育库): enterprises below a rung, nearest first, by the last word of the policies to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When

from kechuang.entitlements.ladder import LADDER, SEED, Rung, height, held
from kechuang.entitlements.outcomes import Finding, standing
from kechuang.policies import catalogue
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import ENTERPRISE, Organisation

GROUPS = ("ready", "one", "more", "unread")
"""Nothing in the way but what reviewers judge; one condition; more; not read by any run yet."""


@dataclass(frozen=True, slots=True)
class Climber:
    """One enterprise on its way: the rung it stands on, and what the nearest policy of the next one says."""

    key: str
    name: str
    division: str
    industry: str
    on: Rung
    group: str
    gaps: int | None
    policy: str
    fails: tuple[str, ...]
    """Labels of the conditions that do not hold."""
    missing: tuple[str, ...]
    """Facts that are not on record."""
    waiting: tuple[str, ...]
    """Judgements of reviewers still to come."""


def reserve(to: Rung, asof: AsOf, policies: tuple[str, ...]) -> QuerySet[Any]:
    """Active enterprises below a rung, each with `gaps`, `finding` and `bucket`; nearest first, then by name."""
    above = [scheme for one in LADDER[LADDER.index(to) :] for scheme in one.schemes]
    there = Certificate.objects.as_of(asof).filter(scheme__in=above).exclude(organisation="").values("organisation")
    said = standing().filter(subject=OuterRef("key"), finding__policy__in=policies).order_by("finding__gaps", "finding")
    rows = Organisation.objects.as_of(asof).filter(form=ENTERPRISE, state__in=("active", ""))
    rows = rows.exclude(key__in=there).annotate(
        gaps=Subquery(said.values("finding__gaps")[:1]), finding=Subquery(said.values("finding")[:1])
    )
    bucket = Case(
        When(gaps=None, then=Value("unread")),
        When(gaps=0, then=Value("ready")),
        When(gaps=1, then=Value("one")),
        default=Value("more"),
        output_field=CharField(),
    )
    found: QuerySet[Any] = rows.annotate(bucket=bucket).order_by(F("gaps").asc(nulls_last=True), "name", "key")
    return found


def narrowed(
    rows: QuerySet[Any], *, group: str = "", place: str = "", industry: str = "", q: str = ""
) -> QuerySet[Any]:
    """Those of a group, a township, an industry (its code at any level), whose name or code holds the words."""
    if group in GROUPS:
        rows = rows.filter(bucket=group)
    if place:
        rows = rows.filter(division__startswith=place)
    if industry:
        rows = rows.filter(Q(industry__startswith=industry) | Q(industry__regex=f"^[A-Z]{industry}"))
    return rows.filter(Q(name__contains=q) | Q(key__startswith=q)) if q else rows


def counted(rows: QuerySet[Any]) -> dict[str, int]:
    """How many there are of each group."""
    found = dict(rows.order_by().values_list("bucket").annotate(Count("pk")))
    return {group: found.get(group, 0) for group in GROUPS}


def climbers(rows: Iterable[Any], asof: AsOf) -> list[Climber]:
    """The rows as people read them; certificates and findings are asked for once."""
    every = list(rows)
    keys = [row.key for row in every]
    schemes: dict[str, set[str]] = {}
    told = Certificate.objects.as_of(asof).filter(organisation__in=keys).values_list("organisation", "scheme")
    for key, scheme in told:
        schemes.setdefault(key, set()).add(scheme)
    findings = Finding.objects.in_bulk([row.finding for row in every if row.finding])
    return [_climber(row, findings.get(row.finding), height(schemes.get(row.key, ()))) for row in every]


def heights(asof: AsOf) -> dict[str, int]:
    """How many active enterprises stand on each rung, every one counted once, on its highest."""
    alive = set(
        Organisation.objects.as_of(asof).filter(form=ENTERPRISE, state__in=("active", "")).values_list("key", flat=True)
    )
    found = {one.code: 0 for one in LADDER}
    for key, on in held(asof).items():
        if key in alive:
            found[on.code] += 1
    found[SEED.code] = len(alive) - sum(found.values())
    return found


def _climber(row: Any, finding: Finding | None, on: Rung) -> Climber:
    labels: dict[str, str] = {}
    if finding:
        version = next((v for v in catalogue()[finding.policy].versions if v.since == finding.law_since), None)
        labels = {c.code: c.label for c in version.conditions} if version else {}
    return Climber(
        row.key,
        row.name,
        row.division,
        row.industry,
        on,
        row.bucket,
        row.gaps,
        finding.policy if finding else "",
        tuple(labels.get(code, code) for code in finding.fails) if finding else (),
        tuple(finding.missing) if finding else (),
        tuple(finding.to_judge) if finding else (),
    )
