"""What the home of a leader shows, by exception: targets off course, lamps that turned, what waits for the leader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef

from kechuang.accounts.access import READ, Actor, Verb, visible
from kechuang.accounts.held import heads_bureau, memberships_of, roles_of
from kechuang.accounts.models import Unit
from kechuang.accounts.roles import Role
from kechuang.oversight.apart import may_do
from kechuang.oversight.models import Matter, MatterStep
from kechuang.oversight.verb_list import acts
from kechuang.supervision.line import Line

LIT = ("met", "on_course", "at_risk", "off_course")
"""Lamps from best to worst; where one of two days had no lamp nothing turned."""
INSTRUCT = "instruct"


@dataclass(frozen=True, slots=True)
class Turned:
    """A target whose lamp is another than on the day before it is compared with."""

    line: Line
    before: str

    @property
    def worse(self) -> bool:
        """Whether it turned for the worse."""
        return LIT.index(self.line.light or "") > LIT.index(self.before)


@dataclass(frozen=True, slots=True)
class Escalated:
    """What was shown to leaders: `waiting` without an instruction since, the others with the newest one."""

    waiting: list[Matter]
    instructed: list[tuple[Matter, MatterStep]]


def turned(now: Iterable[Line], before: Iterable[Line]) -> list[Turned]:
    """Those whose lamp changed, for the worse first, the least likely first."""
    lights = {line.ordinal: line.light for line in before}
    found = [
        Turned(line, str(was))
        for line in now
        if line.light in LIT and (was := lights.get(line.ordinal)) in LIT and was != line.light
    ]
    return sorted(found, key=lambda one: (not one.worse, 2 if one.line.chance is None else one.line.chance))


def off_course(lines: Iterable[Line]) -> list[Line]:
    """Targets off course, the least likely first."""
    found = [line for line in lines if line.light == "off_course"]
    return sorted(found, key=lambda one: 2 if one.chance is None else one.chance)


def led_units(actor: Actor) -> list[Unit]:
    """The units of which somebody is the leader."""
    return [one.unit for one in memberships_of(actor) if one.role == Role.UNIT_LEADER and one.unit is not None]


def leads_whole(actor: Actor) -> bool:
    """Whether everything of a plan is theirs to look at: who leads a government or the bureau that follows the plan,
    and who works for all of them."""
    held = memberships_of(actor)
    if any(one.role in (Role.PROGRAMME_OFFICER, Role.AUDITOR) for one in held):
        return True
    return any(unit.kind in (Unit.Kind.GOVERNMENT, Unit.Kind.SCIENCE) for unit in led_units(actor))


def escalated_to(actor: Actor) -> Escalated:
    """What was shown to leaders: to a leader what waits for a word of theirs, to others all; the longest late first."""
    since = MatterStep.objects.filter(matter=OuterRef("pk"), verb=INSTRUCT, day__gte=OuterRef("escalated_on"))
    everybody = not led_units(actor) or bool(roles_of(actor) & {Role.PROGRAMME_OFFICER, Role.AUDITOR})
    verb = READ if everybody else Verb(acts()[INSTRUCT].verb.name, frozenset({Role.UNIT_LEADER}))
    rows = visible(actor, Matter.objects.select_related("unit", "person", "plan", "task"), verb)
    rows = rows.filter(closed_on=None).exclude(escalated_on=None).annotate(instructed=Exists(since))
    found = list(rows.order_by(F("due").asc(nulls_last=True), "pk"))
    steps = MatterStep.objects.filter(matter__in=[one for one in found if one.instructed], verb=INSTRUCT)
    newest = {step.matter_id: step for step in steps.order_by("ordinal")}
    return Escalated(
        [one for one in found if not one.instructed],
        [(one, newest[one.pk]) for one in found if one.instructed],
    )


def to_review(actor: Actor) -> list[Matter]:
    """What waits for the leader of the bureau: matters and objections that somebody else put up; nothing for others."""
    if not any(heads_bureau(one) for one in memberships_of(actor)):
        return []
    verbs = [verb for act in acts().values() if (verb := act.verb).head]
    rows = visible(actor, Matter.objects.filter(state__in=("review", "objected")).select_related("unit", "person"))
    return [
        one
        for one in rows.prefetch_related("steps").order_by("due", "pk")
        if any(verb.code in one.process.verbs(one.state) and may_do(verb, actor, one).allowed for verb in verbs)
    ]


def may_instruct(actor: Actor, rows: Sequence[Matter]) -> set[int]:
    """Keys of those to which the reader may say what is to be done."""
    verb = acts()[INSTRUCT].verb
    return {one.pk for one in rows if INSTRUCT in one.process.verbs(one.state) and verb.verdict(actor, one).allowed}
