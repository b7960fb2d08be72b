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
