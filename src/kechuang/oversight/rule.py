"""The figures by which milestones are lit and people are asked: days, shares, how often. Ours until somebody sets some.

No law sets them. Samples of county practice: lamps by 10 and 30 percentage points of lag (银川, 2025), reports within
5 working days, escalation; 政府督查工作条例 (国务院令第733号, in force 2021-02-01) asks to control how often.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from kechuang.oversight.models import OversightRule


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures.

    near_days          within so many days of its date a milestone is near
    near_share         and yellow where less than this share (per cent) is done
    lag_yellow         behind the even pace by so many percentage points or more: yellow
    lag_red            by more than so many: red
    person_cap         one person is asked at most so many questions in `cap_days` days
    unit_cap           one unit likewise
    stale_days         what was answered longer ago may be asked again; what the records lack is asked no more often
    answer_workdays    working days for an answer
    escalate_workdays  so many working days past its date a question or matter is shown to the leader
    """

    near_days: int = 15
    near_share: int = 80
    lag_yellow: int = 10
    lag_red: int = 30
    person_cap: int = 4
    unit_cap: int = 10
    cap_days: int = 30
    stale_days: int = 90
    answer_workdays: int = 5
    escalate_workdays: int = 3


OURS = Figures()
NAMES = tuple(OURS.__dataclass_fields__)


def standing_at(known: datetime | None = None) -> OversightRule | None:
    """The word that stands, or stood at an instant; None where nobody set any."""
    rows = OversightRule.objects.all()
    if known is None:
        return rows.filter(superseded_at=None).first()
    return rows.filter(Q(superseded_at=None) | Q(superseded_at__gt=known), recorded_at__lte=known).first()


def figures_at(known: datetime | None = None) -> Figures:
    """The figures that hold, or held at an instant."""
    held = standing_at(known)
    return Figures(**{name: getattr(held, name) for name in NAMES}) if held else OURS
