"""What a draft was worked out to, as plain values that are kept; and whether the records have moved since."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from kechuang.amendments.models import AmendmentResult
from kechuang.entitlements.budget import Budget
from kechuang.entitlements.drafted import Drafted
from kechuang.events.models import Event
from kechuang.rules.words import amount

_MOVES = ("record.", "import.", "fact.", "example.", "figure.")
"""Beginnings of the types of events that can move a verdict."""


def told_of(found: Drafted | None) -> dict[str, Any]:
    """Counts by turn, who would have to act, the money in words, what is not on record, every subject that moves."""
    if found is None:
        return {}
    return {
        "asked": found.impact.asked,
        "counts": dict(found.impact.counts),
        "holders": sorted(found.holders),
        "budget": [_line(one) for one in (*found.budget, *found.onward)],
        "missing": {one.of.name: one.subjects for one in found.missing},
        "moved": {one.name: one.turn for one in found.impact.moved},
        "cut": found.cut,
    }


def _line(one: Budget) -> dict[str, Any]:
    return {
        "policy": one.of.code if one.of else "",
        "label": one.label,
        "before": amount(one.before, one.unit),
        "after": amount(one.after, one.unit),
        "more": amount(one.after - one.before, one.unit),
    }


def last_event() -> int:
    """The number of the log's last event: the state the records are in."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def acts_since(result: AmendmentResult) -> int:
    """How many acts on records, facts and figures came after it."""
    kinds = Q(pk__in=[])
    for one in _MOVES:
        kinds |= Q(type__startswith=one)
    return Event.objects.filter(kinds, pk__gt=result.last_event, succeeded=True).count()
