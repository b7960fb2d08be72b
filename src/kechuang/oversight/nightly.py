"""The nightly look at the plans in force: milestones read, closed, reopened, lit; questions asked, answered, escalated.

Safe to repeat: the same day gives the same, and a milestone is asked about once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.workdays import NoCalendar, workdays_after
from kechuang.oversight import engine
from kechuang.oversight.actions.ask_about import ask_about
from kechuang.oversight.actions.read_milestones import read_milestones
from kechuang.oversight.asking import Held, needs_asking, whom
from kechuang.oversight.closing import close, reopen
from kechuang.oversight.models import LampOn, Matter
from kechuang.oversight.rule import Figures, figures_at
from kechuang.oversight.state import Standing, by_need, standings
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Plan


@dataclass(slots=True)
class Supervised:
    """How many milestones were read, closed by the records, reopened; questions asked, answered by the records, held
    back by the cap, without anybody to ask; matters escalated."""

    read: int = 0
    closed: int = 0
    reopened: int = 0
    asked: int = 0
    answered: int = 0
    capped: int = 0
    nobody: int = 0
    escalated: int = 0


def followed() -> list[Plan]:
    """The plans that are followed: the real ones in force; the example where there is no other."""
    plans = list(Plan.objects.filter(withdrawn_at=None).order_by("pk"))
    return [plan for plan in plans if not plan.example] or plans


def supervise(
    day: date | None = None,
    at: Callable[[int, int], None] = lambda done, of: None,
    plans: Sequence[Plan] | None = None,
) -> Supervised:
    """Look at the plans that are followed (or at `plans`) as of a day; `at` is told how many are done of how many."""
    today = day or timezone.localdate()
    done = Supervised()
    looked = followed() if plans is None else list(plans)
    for number, plan in enumerate(looked):
        done.read += read_milestones(plan, None)
        _look(plan, today, done)
        at(number + 1, len(looked))
    done.escalated = escalate(today, figures_at())
    if any(asdict(done).values()):
        record("oversight.supervised", label=today.isoformat(), after={"day": today.isoformat(), **asdict(done)})
    return done


def _look(plan: Plan, day: date, done: Supervised) -> None:
    figures = figures_at()
    found = standings(plan, AsOf.on(day))
    for one in found:
        _note(one, day, done)
    LampOn.objects.bulk_create(
        [LampOn(milestone=one.wording.milestone, day=day, light=one.base.light) for one in found],
        update_conflicts=True,
        unique_fields=["milestone", "day"],
        update_fields=["light"],
    )
    for one in by_need(found):
        _ask(one, day, figures, done)


def _note(one: Standing, day: date, done: Supervised) -> None:
    """Write down that the records show it, or show it no more; take back what was asked and is answered by them."""
    if one.shown.done and one.closing is None:
        asked = Matter.objects.filter(milestone=one.wording.milestone, flow="request").exists()
        told = {"shows": [piece.text.zh for piece in one.shown.pieces]}
        with transaction.atomic():
            done.closed += close(one.wording.milestone, day, "records", told, moment(), asked=asked) is not None
        for matter in one.open:
            if matter.flow == "request":
                done.answered += _answered_by_records(matter, day)
    elif one.closing is not None and one.closing.how == "records" and not one.shown.done:
        said = "；".join(piece.text.zh for piece in one.shown.pieces) or "没有依据"
        with transaction.atomic():
            reopen(one.closing, f"记录现在不再说明它已完成：{said}", moment())
        done.reopened += 1


def _answered_by_records(matter: Matter, day: date) -> bool:
    try:
        engine.do(matter, "withdraw", None, version=matter.version, said="记录已经能够说明，不必再答。", today=day)
    except Conflict:  # somebody answered just now
        return False
    return True


def _ask(one: Standing, day: date, figures: Figures, done: Supervised) -> None:
    why = needs_asking(one, day, figures)
    if why is None:
        return
    found = whom(one.wording.leads, day, figures)
    if isinstance(found, Held):
        done.capped += found.capped
        done.nobody += not found.capped
        return
    ask_about(one, found, why, None, day=day)
    done.asked += 1


def escalate(day: date, figures: Figures) -> int:
    """Show to the leader what is so many working days past its date; each once in a state."""
    many = 0
    for matter in Matter.objects.filter(closed_on=None, escalated_on=None, due__lt=day):
        if "escalate" not in matter.process.verbs(matter.state) or matter.due is None:
            continue
        try:
            if workdays_after(matter.due, figures.escalate_workdays) >= day:
                continue
            engine.do(matter, "escalate", None, version=matter.version, today=day)
        except (NoCalendar, Conflict):  # another day, when the calendar is there or nobody acts at once
            continue
        many += 1
    return many
