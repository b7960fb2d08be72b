"""Questions about stored plans that more than one page asks."""

from __future__ import annotations

from django.db.models import QuerySet

from kechuang.supervision.models import Plan


def plans_in_force() -> QuerySet[Plan]:
    """Plans that are not withdrawn, the newest loaded first, without their texts."""
    return Plan.objects.filter(withdrawn_at=None).defer("text")


def current_plan() -> Plan | None:
    """The plan to show when none is named: the newest real one, else the example."""
    return plans_in_force().order_by("example", "-recorded_at", "-pk").first()


def versions_of(plan: Plan) -> list[Plan]:
    """The plan with its earlier and later versions, oldest first; withdrawn ones are left out."""
    plans = {p.pk: p for p in plans_in_force()}
    chain, known = [plan], {plan.pk}
    while (before := plans.get(chain[0].previous_id or 0)) and before.pk not in known:
        chain.insert(0, before)
        known.add(before.pk)
    # A version may have been followed by several; all of them are told, in the order they were loaded.
    grown = True
    while grown:
        later = [p for p in reversed(plans.values()) if p.previous_id in known and p.pk not in known]
        grown = bool(later)
        chain += later
        known |= {p.pk for p in later}
    return chain
