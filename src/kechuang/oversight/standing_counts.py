"""How many milestones of a plan there are, are done and are late as of a pair of moments, by what was noted; cheap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from kechuang.oversight.models import Closing, Wording
from kechuang.questions.composed import composed
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
    wordings = {row.milestone_id: row for row in _wordings(plan=plan.pk, known=asof.known)}
    closings = _closings(plan=plan.pk, valid=asof.valid, known=asof.known)
    closed = [one for one in closings if one.milestone_id in wordings]
    done = {one.milestone_id for one in closed}
    late = sum(row.due is not None and row.due < asof.valid and key not in done for key, row in wordings.items())
    return MilestoneCounts(
        len(wordings), len(done), late, [(one, wordings[one.milestone_id]) for one in closed[:LATELY]]
    )


@composed
def _wordings(*, plan: Any, known: Any) -> QuerySet[Wording]:
    return Wording.objects.standing(known).filter(milestone__plan=plan).select_related("milestone__task")


@composed
def _closings(*, plan: Any, valid: Any, known: Any) -> QuerySet[Closing]:
    standing = Q(superseded_at=None) | Q(superseded_at__gt=known)
    rows = Closing.objects.filter(standing, milestone__plan=plan, day__lte=valid, recorded_at__lte=known)
    return rows.order_by("-day", "-recorded_at")
