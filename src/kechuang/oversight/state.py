"""How the milestones of a plan stand as of a pair of moments: what shows each, its lamp, who is asked about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from kechuang.oversight.lamps import ORDER, Lamp, Looked, lamp
from kechuang.oversight.models import Closing, LampOn, Matter, Wording
from kechuang.oversight.rule import Figures, figures_at
from kechuang.oversight.showing import Records, Shown
from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line
from kechuang.supervision.models import Plan, Task

NEAR = 60
"""Days ahead that count as coming up."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One milestone. `closing` tells since when it is noted as done; `base` is its lamp without the months before."""

    wording: Wording
    shown: Shown
    lamp: Lamp
    base: Lamp
    closing: Closing | None
    answered: bool
    """Whether the bureau accepted what the unit showed."""
    open: tuple[Matter, ...] = ()
    """Questions and matters about it that are not closed."""
    left: int | None = None
    """Days to its date; None without one."""

    @property
    def done(self) -> bool:
        """By the records, or by what its unit showed."""
        return self.lamp.light == "met"

    @property
    def pressing(self) -> bool:
        """Whether it is to be looked at now: yellow or red, or near its date without anything to go by."""
        near = self.left is not None and self.left <= NEAR
        return self.lamp.light in ("off_course", "at_risk") or (self.lamp.light == "no_data" and near)

    def late(self, day: date) -> bool:
        """Past its date and not done."""
        return not self.done and self.wording.due is not None and self.wording.due < day


def standings(
    plan: Plan, asof: AsOf, *, task: Task | None = None, at_hand: Sequence[Line] | None = None
) -> list[Standing]:
    """Every milestone of a plan, or of one task, in the order of the text; `at_hand` are lines that a page has."""
    rows = (
        Wording.objects.standing(asof.known)
        .filter(milestone__plan=plan)
        .select_related("milestone__task__plan", "made_by")
    )
    if task is not None:
        rows = rows.filter(milestone__task=task)
    wordings = list(rows.order_by("milestone__task__ordinal", "milestone__ordinal"))
    records, figures = Records(plan, asof, at_hand), figures_at(asof.known)
    keys = [one.milestone_id for one in wordings]
    closings = _closings(keys, asof)
    months = _months(keys, asof.valid)
    matters: dict[int, list[Matter]] = {}
    for matter in Matter.objects.filter(milestone__in=keys, closed_on=None).select_related("unit", "person"):
        matters.setdefault(matter.milestone_id or 0, []).append(matter)
    return [
        _standing(
            one,
            records,
            figures,
            closings.get(one.milestone_id),
            months.get(one.milestone_id, ()),
            tuple(matters.get(one.milestone_id, ())),
        )
        for one in wordings
    ]


def _standing(
    wording: Wording,
    records: Records,
    figures: Figures,
    closing: Closing | None,
    before: tuple[str, ...],
    matters: tuple[Matter, ...],
) -> Standing:
    shown = records.shown(wording)
    unasked = records.at_hand is not None and not records.at_hand and wording.evidence == "target"
    answered = closing is not None and (closing.how == "unit" or unasked)  # the last word, while numbers are made
    begins = max(records.first, date(wording.year, 1, 1)) if wording.year else records.first
    looked = Looked(begins, wording.due, records.asof.valid, shown.done or answered, shown.share, shown.target)
    base = lamp(looked, figures)
    left = (wording.due - records.asof.valid).days if wording.due else None
    return Standing(wording, shown, lamp(looked, figures, before), base, closing, answered, matters, left)


def _closings(keys: list[int], asof: AsOf) -> dict[int, Closing]:
    rows = Closing.objects.filter(
        Q(superseded_at=None) | Q(superseded_at__gt=asof.known),
        milestone__in=keys,
        recorded_at__lte=asof.known,
        day__lte=asof.valid,
    )
    return {one.milestone_id: one for one in rows}


def _months(keys: list[int], day: date) -> dict[int, tuple[str, ...]]:
    """The last lamp of each of the two months before, newest first."""
    last = day.replace(day=1) - timedelta(days=1)
    ends = (last, last.replace(day=1) - timedelta(days=1))
    found: dict[int, dict[date, str]] = {}
    rows = LampOn.objects.filter(milestone__in=keys, day__gte=ends[-1].replace(day=1), day__lte=ends[0])
    for row in rows.order_by("day"):
        found.setdefault(row.milestone_id, {})[row.day.replace(day=1)] = row.light
    months = [end.replace(day=1) for end in ends]
    return {key: tuple(held.get(month, "") for month in months) for key, held in found.items()}


def counts(found: Iterable[Standing]) -> Counter[str]:
    """How many of each lamp."""
    return Counter(one.lamp.light for one in found)


def by_need(found: Iterable[Standing]) -> list[Standing]:
    """What needs looking at first, then by date."""
    return sorted(found, key=lambda one: (ORDER.index(one.lamp.light), one.wording.due or date.max))
