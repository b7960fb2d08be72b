"""Questions about stored plans that more than one page asks."""

from __future__ import annotations

from django.db.models import QuerySet

from kechuang.questions.composed import composed
from kechuang.supervision.models import Plan


def plans_in_force() -> QuerySet[Plan]:
    """Plans that are not withdrawn, the newest loaded first, without their texts."""
    return Plan.objects.filter(withdrawn_at=None).defer("text")


def current_plan() -> Plan | None:
    """The plan to show when none is named: the newest real one, else the example."""
    return next(iter(_current()), None)


def switchable() -> list[Plan]:
    """All in force, for the choice in the head of a plan's pages."""
    return _in_force()


@composed
def _current() -> QuerySet[Plan]:
    return plans_in_force().order_by("example", "-recorded_at", "-pk")[:1]


@composed
def _in_force() -> QuerySet[Plan]:
    return plans_in_force()
