"""Work out which enterprises of a place are nearest to a certificate, and keep the list."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from kechuang.accounts.access import Actor, may_reckon, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.indicators.nearness.kept import KEPT, Near, NearRun, ordered
from kechuang.indicators.nearness.reckoning import One, Progress, Reckoned, reckon
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation


def reckon_near(scheme: str, place: str, asof: AsOf, actor: Actor, told: Progress = lambda done, of: None) -> NearRun:
    """Read the law on every enterprise and keep the nearest. Raises Refused, and BadInput while no law is in force.

    The reading takes no lock; what it found is stored in one transaction at the end.
    """
    require(may_reckon(actor), actor, "near.reckoned", label=scheme)
    made = reckon(scheme, asof, place, told)
    if made is None:
        raise BadInput(
            "near.no_law",
            Sentence(f"{asof.valid}没有有效的“{scheme}”认定办法。", f"No law “{scheme}” is in force on {asof.valid}."),
            Sentence("请换一个日期。", "Choose another day."),
        )
    rows = Organisation.objects.as_of(asof).filter(key__in=[one.key for one in made.found])
    names = {key: (name, division) for key, name, division in rows.values_list("key", "name", "division")}
    with transaction.atomic():
        stamp = moment()
        run = NearRun.objects.create(
            scheme=scheme,
            place=place,
            law_since=made.law.version.since,
            valid=asof.valid,
            known=asof.known,
            made_at=stamp,
            asked=made.asked,
            holders=made.holders,
            counts=_counts(made),
            tried=made.tried,
            passing=made.passing,
            passed=made.passed,
            taking_up=made.taking_up,
        )
        kept = [_near(run, number, one, *names[one.key]) for number, one in enumerate(ordered(made), 1)]
        Near.objects.bulk_create(kept, batch_size=200)
        old = NearRun.objects.filter(scheme=scheme, place=place).order_by("-made_at", "-pk")[KEPT:]
        NearRun.objects.filter(pk__in=[one.pk for one in old]).delete()
        record(
            "near.reckoned",
            actor=actor,
            label=made.law.policy.name,
            after={"scheme": scheme, "place": place, "valid": asof.valid.isoformat(), "counts": run.counts},
            at=stamp,
        )
    return run


def _counts(made: Reckoned) -> dict[str, int]:
    counts = dict(made.rest)
    for one in made.found:
        counts[one.standing.group] = counts.get(one.standing.group, 0) + 1
    return counts


def _near(run: NearRun, number: int, one: One, name: str, division: str) -> Near:
    standing = one.standing
    return Near(
        run=run,
        place=number,
        organisation=one.key,
        name=name,
        division=division,
        group=standing.group,
        chance=standing.chance,
        low=_points(standing.low),
        high=_points(standing.high),
        cost=_points(standing.cost),
        ready=standing.ready,
        told={
            "fails": list(standing.fails),
            "steps": [list(step) for step in standing.steps],
            "needed": list(standing.needed),
            "tell": list(standing.tell),
            "assumed": list(standing.assumed),
        },
    )


def _points(exact: Fraction | None) -> Decimal | None:
    return None if exact is None else round(Decimal(exact.numerator) / Decimal(exact.denominator), 2)
