"""What the home of a unit and that of a leader show: what is asked, what the records show, what is late, exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kechuang.accounts.access import Actor, visible
from kechuang.accounts.held import memberships_of
from kechuang.accounts.models import Unit, User
from kechuang.accounts.roles import UNIT_ROLES
from kechuang.kernel.periods import last_day
from kechuang.oversight.given import objection_period
from kechuang.oversight.models import Matter
from kechuang.oversight.state import NEAR, Standing
from kechuang.oversight.units import names_of


@dataclass(frozen=True, slots=True)
class UnitHome:
    """One unit of the reader. `mine` are questions to the reader, `others` to colleagues; `matters` are with it."""

    unit: Unit
    mine: list[Matter]
    others: list[Matter]
    matters: list[Matter]
    late: list[Standing]
    soon: list[Standing]
    shown: list[Standing]
    waiting: list[Standing]
    """Led by the unit, not done and not near."""
    concluded: list[tuple[Matter, date]]
    """Struck off, with the last day on which the unit may object to the conclusion."""
    objected: list[Matter]
    """Conclusions it objected to, not answered yet."""


def units_of(actor: Actor) -> list[Unit]:
    """The units in which somebody works, each once."""
    held = [one.unit for one in memberships_of(actor) if one.role in UNIT_ROLES and one.unit is not None]
    return list({unit.pk: unit for unit in held}.values())


def unit_home(unit: Unit, actor: Actor, found: Sequence[Standing], day: date) -> UnitHome:
    """The page of a unit, out of the milestones of the plans in force."""
    open_ones = list(
        Matter.objects.filter(unit=unit, closed_on=None)
        .select_related("unit", "person", "plan", "task", "milestone")
        .order_by("due", "pk")
    )
    asked = [one for one in open_ones if one.flow == "request" and one.state == "asked"]
    me = actor.pk if isinstance(actor, User) else None
    led = led_by(unit, found)
    undone = [one for one in led if not one.done]
    late = [one for one in undone if one.late(day)]
    soon = [one for one in undone if one not in late and one.wording.due and (one.wording.due - day).days <= NEAR]
    return UnitHome(
        unit,
        [one for one in asked if one.person_id == me],
        [one for one in asked if one.person_id != me],
        [one for one in open_ones if one.flow == "matter" and one.stage.holder == "unit"],
        late,
        soon,
        [one for one in led if one.done],
        [one for one in undone if one not in late and one not in soon],
        _concluded(unit, day),
        [one for one in open_ones if one.state == "objected"],
    )


def _concluded(unit: Unit, day: date) -> list[tuple[Matter, date]]:
    """What was struck off and may be objected to still, the first to lapse before the others."""
    period, _basis = objection_period(day)
    rows = Matter.objects.filter(unit=unit, flow="matter", state="closed", closed_on__gte=day - timedelta(days=62))
    found = [(one, last_day(one.closed_on, period).day) for one in rows.order_by("closed_on", "pk") if one.closed_on]
    return [(one, until) for one, until in found if until >= day]


def led_by(unit: Unit, found: Iterable[Standing]) -> list[Standing]:
    """Those of the milestones that the unit leads."""
    rows = list(found)
    names = names_of(unit, {name for one in rows for name in one.wording.leads})
    return [one for one in rows if names & set(one.wording.leads)]


@dataclass(frozen=True, slots=True)
class LeaderHome:
    """By exception: `decide` waits for a decision of the office, `escalated` was shown to the leader."""

    late: list[Standing]
    red: list[Standing]
    escalated: list[Matter]
    decide: list[Matter]
    objected: list[Matter]
    waits: list[Matter]
    """Matters that wait for the answer of another unit."""


def leader_home(actor: Actor, found: Sequence[Standing], day: date) -> LeaderHome:
    """What needs a leader, of what the reader may see; everything else is left out."""
    rows = visible(actor, Matter.objects.select_related("unit", "person", "plan", "task", "parent__unit"))
    open_ones = list(rows.filter(closed_on=None).order_by("due", "pk"))
    deciding = ("review", "reassigning", "extending", "answered", "recheck", "feedback")
    late = [one for one in found if one.late(day)]
    return LeaderHome(
        late,
        [one for one in found if one.lamp.light == "off_course" and one not in late],
        [one for one in open_ones if one.escalated_on],
        [one for one in open_ones if one.state in deciding],
        [one for one in open_ones if one.state == "objected"],
        [one for one in open_ones if one.parent_id and one.flow == "request"],
    )
