"""How many milestones of a plan there are, are done and are late as of a pair of moments, by what was noted; cheap."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from kechuang.oversight.models import Closing, Wording
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Plan

LATELY = 6


@dataclass(frozen=True, slots=True)
class MilestoneCounts:
    """`lately` are the newest closings with the wording of each."""

    total: int
    done: int
    late: int
    lately: list[tuple[Closing, Wording]]


def milestone_counts(plan: Plan, asof: AsOf) -> MilestoneCounts:
    """As of the moments; nothing is worked out anew."""
    rows = Wording.objects.standing(asof.known).filter(milestone__plan=plan).select_related("milestone__task")
    wordings = {row.milestone_id: row for row in rows}
    closings = Closing.objects.filter(
        Q(superseded_at=None) | Q(superseded_at__gt=asof.known),
        milestone__plan=plan,
        day__lte=asof.valid,
        recorded_at__lte=asof.known,
    ).order_by("-day", "-recorded_at")
    closed = [one for one in closings if one.milestone_id in wordings]
    done = {one.milestone_id for one in closed}
    late = sum(row.due is not None and row.due < asof.valid and key not in done for key, row in wordings.items())
    return MilestoneCounts(
        len(wordings), len(done), late, [(one, wordings[one.milestone_id]) for one in closed[:LATELY]]
    )
