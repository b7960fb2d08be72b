"""Share a target out to years, townships or units: a version stands, the one before stays on record."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, may_bind, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.reasons import given as reasoned
from kechuang.registry.asof import AsOf
from kechuang.supervision.allotment import Allotment
from kechuang.supervision.held import promise_of
from kechuang.supervision.models import Target
from kechuang.supervision.sharing_out import SharedOut, shared_out


def share_out(
    target: Target,
    by: str,
    base: str,
    asof: AsOf,
    actor: Actor,
    *,
    reason: str,
    growth: bool = False,
    given: Mapping[str, Fraction] | None = None,
) -> Allotment:
    """Lay a version down, worked out as of the moments. Raises Refused, BadInput that names the field."""
    require(may_bind(actor, target.plan), actor, "breakdown.made", target)
    why = reasoned(reason)
    with transaction.atomic():
        stamp = moment()
        promise = promise_of(target, asof.known)
        made = shared_out(promise, asof, by, base, growth=growth, given=given)
        first = promise.first
        standing = Allotment.objects.select_for_update().filter(target=first, by=by, superseded_at=None).first()
        if standing is not None:
            Allotment.objects.filter(pk=standing.pk).update(superseded_at=stamp)
        new = Allotment.objects.create(
            target=first,
            by=by,
            base=base,
            growth=growth,
            asof=asof.valid,
            whole=Decimal(made.whole.numerator) / made.whole.denominator,
            unit=made.unit,
            said={"zh": made.said.zh, "en": made.said.en},
            parts=plain_parts(made),
            reason=why,
            recorded_at=stamp,
            recorded_by=actor if isinstance(actor, User) else None,
        )
        before = told(standing) if standing else None
        record("breakdown.made", actor=actor, obj=first, before=before, after=told(new), reason=why, at=stamp)
    return new


def plain_parts(made: SharedOut) -> list[dict[str, Any]]:
    """The parts as plain JSON, exact."""
    return [
        {
            "key": part.key,
            "name": part.name,
            "weight": str(part.weight),
            "held": None if part.held is None else str(part.held),
            "share": str(part.share),
        }
        for part in made.parts
    ]


def told(one: Allotment) -> dict[str, Any]:
    """A version as its event tells it."""
    shares = {part["name"]: part["share"] for part in one.parts}
    return {"by": one.by, "base": one.said["zh"], "growth": one.growth, "whole": str(one.whole), "shares": shares}
