"""Questions and matters that their units had not dealt with in time as of a pair of moments, told by their steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kechuang.cases.flow import State
from kechuang.oversight.engine import due_on
from kechuang.oversight.models import Matter, MatterStep
from kechuang.oversight.rule import figures_at
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Plan


@dataclass(frozen=True, slots=True)
class Overdue:
    """One question or matter, the stage it stood at, and the last day its unit had for that."""

    matter: Matter
    stage: State
    due: date


def overdue(plan: Plan, asof: AsOf) -> list[Overdue]:
    """Those that stood with a unit past its day, the longest first; a draft, or what waits for the office, is none."""
    rows = Matter.objects.filter(plan=plan, asked_on__lte=asof.valid, made_at__lte=asof.known).select_related("unit")
    steps = MatterStep.objects.filter(matter__in=rows, day__lte=asof.valid, done_at__lte=asof.known)
    last = {step.matter_id: step for step in steps.order_by("ordinal")}
    found = _late(rows, last, asof)
    return sorted(found, key=lambda one: (one.due, one.matter.pk))


def _late(rows: Iterable[Matter], last: dict[int, MatterStep], asof: AsOf) -> Iterator[Overdue]:
    for matter in rows:
        step = last.get(matter.pk)
        stage = matter.process.state(step.after if step else matter.process.start)
        if stage.final or stage.holder != "unit":
            continue
        due = step.due if step else due_on(matter.flow, stage, matter.asked_on, figures_at(matter.made_at))
        if due is not None and due < asof.valid:
            yield Overdue(matter, stage, due)
