"""Closing a milestone and opening it again, each with its event. Inside the transaction of the act that does it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kechuang.events.record import record
from kechuang.oversight.models import Closing, Matter, Milestone, Wording


def close(
    milestone: Milestone, day: date, how: str, told: Mapping[str, Any], stamp: datetime, *, asked: bool = False
) -> Closing | None:
    """Note it as done; None where that is noted already."""
    if Closing.objects.filter(milestone=milestone, superseded_at=None).exists():
        return None
    made = Closing.objects.create(
        milestone=milestone, day=day, how=how, told=dict(told), asked=asked, recorded_at=stamp
    )
    after = {"day": day.isoformat(), "how": how, **told}
    record("milestone.closed", obj=milestone, label=label_of(milestone), after=after, at=stamp)
    return made


def reopen(closing: Closing, because: str, stamp: datetime) -> None:
    """What showed it does not stand any more."""
    closing.superseded_at, closing.reopened_because = stamp, because[:300]
    closing.save(update_fields=["superseded_at", "reopened_because"])
    record(
        "milestone.reopened",
        obj=closing.milestone,
        label=label_of(closing.milestone),
        before={"day": closing.day.isoformat(), "how": closing.how},
        reason=because,
        at=stamp,
    )


def close_by_answer(matter: Matter, day: date, stamp: datetime) -> None:
    """Close what the matter is about by what its unit showed; nothing where it is about no milestone."""
    if matter.milestone is None or matter.parent_id is not None:
        return
    told = {"matter": matter.number, "unit": str(matter.unit)}
    if matter.evidence:
        told["document"] = matter.evidence.name
    close(matter.milestone, day, "unit", told, stamp, asked=True)


def reopen_by_answer(matter: Matter, because: str, stamp: datetime) -> None:
    """Open again what the matter closed."""
    if matter.milestone is None:
        return
    held = Closing.objects.filter(milestone=matter.milestone, superseded_at=None, how="unit").first()
    if held and held.told.get("matter") == matter.number:
        reopen(held, because, stamp)


def label_of(milestone: Milestone) -> str:
    """What it is called in the log."""
    said = Wording.objects.filter(milestone=milestone).order_by("-recorded_at", "-pk").first()
    return said.text if said else str(milestone)
