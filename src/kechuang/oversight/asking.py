"""Whether and whom to ask about a milestone: only what is missing or stale, one person, no oftener than capped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kechuang.accounts.models import Unit, User
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.models import Matter
from kechuang.oversight.rule import Figures
from kechuang.oversight.state import Standing
from kechuang.oversight.units import people_of, units_of_names


@dataclass(frozen=True, slots=True)
class Held:
    """Nobody is asked, and why."""

    why: Sentence
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is asked."""

    unit: Unit
    person: User


CAPPED = Held(
    Sentence("这段时间问得已到上限，暂不再问。", "Asked as often as allowed for now; held back."), capped=True
)
NOBODY = Held(Sentence("牵头单位在系统里没有人。", "The lead unit has nobody here to ask."))


def needs_asking(one: Standing, day: date, figures: Figures) -> Sentence | None:
    """Why the records do not answer and somebody has to; None where nothing is to be asked now.

    A number that is there and too low needs no question: the lamp tells it. Asked is near or past the date only, about
    what the records do not show.
    """
    due = one.wording.due
    if one.done or due is None or due - timedelta(days=figures.near_days) > day:
        return None
    if one.wording.year and one.wording.year > day.year:
        return None
    if one.shown.answers and one.wording.evidence == "target":
        return None
    if any(matter.flow == "request" for matter in one.open):
        return None
    recent = day - timedelta(days=figures.stale_days)
    if Matter.objects.filter(milestone=one.wording.milestone, flow="request", asked_on__gt=recent).exists():
        return None
    if due < day:
        return Sentence(
            f"已于{due:%Y-%m-%d}到期，记录里没有依据。", f"It was due on {due:%Y-%m-%d}; no record shows it."
        )
    return Sentence(f"将于{due:%Y-%m-%d}到期，记录里没有依据。", f"It is due on {due:%Y-%m-%d}; no record shows it.")


def whom(names: Iterable[str], day: date, figures: Figures) -> Whom | Held:
    """The person to ask of the first lead unit that has somebody who may still be asked."""
    found: Held = NOBODY
    for unit in units_of_names(names).values():
        if unit is None:
            continue
        if asked_lately(day, figures, unit=unit) >= figures.unit_cap:
            found = CAPPED
            continue
        for person in people_of(unit):
            if asked_lately(day, figures, person=person) < figures.person_cap:
                return Whom(unit, person)
            found = CAPPED
    return found


def asked_lately(day: date, figures: Figures, *, unit: Unit | None = None, person: User | None = None) -> int:
    """How many questions went to a unit or a person in the days that count, that day included."""
    since = day - timedelta(days=figures.cap_days)
    rows = Matter.objects.filter(flow="request", asked_on__gt=since, asked_on__lte=day)
    if unit is not None:
        rows = rows.filter(unit=unit)
    return (rows.filter(person=person) if person is not None else rows).count()
