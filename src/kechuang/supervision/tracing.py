"""The trace of a target as of a pair of moments: sentence → target → indicator → question → records → evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kechuang.accounts.held import Actor
from kechuang.indicators.parts import Part
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record
from kechuang.supervision.answering import Answer, answer, due_on
from kechuang.supervision.asking import Asking
from kechuang.supervision.behind import Asked, Behind, behind
from kechuang.supervision.held import Promise, promise_of, promises
from kechuang.supervision.line import Line, without_number
from kechuang.supervision.lines import line_at
from kechuang.supervision.models import Plan, Target
from kechuang.supervision.queries import plans_in_force
from kechuang.supervision.withheld import keeps_back, told_to


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything between a sentence and its evidence. `ended` is how it ended, where its deadline is behind the day."""

    plan: Plan
    promise: Promise
    asof: AsOf
    answer: Answer
    ended: Answer | None

    def line(self) -> Line:
        """The promise as leaders see it: its lamp, its chance and where it is going."""
        made = line_at(self.plan, self.promise, self.asof)
        return without_number(made) if keeps_back(self.answer) else made

    def told_to(self, reader: Actor) -> Trace:
        """The trace as its reader may see it: sums over very few are left out of it."""
        return replace(self, answer=told_to(reader, self.answer), ended=self.ended and told_to(reader, self.ended))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the newest number, each with its question and records."""
        point = self.answer.last
        return tuple(part for value in point.values for part in value.parts) if point else ()

    def records(self, number: int, reader: Actor, asked: Asked | None = None) -> Behind | None:
        """A page of the records behind one of the parts, counted from 0."""
        return behind(self.parts[number], reader, asked) if 0 <= number < len(self.parts) else None


def trace(target: Target, asof: AsOf) -> Trace:
    """Trace a target. The same pair of moments gives the same trace for ever."""
    promise = promise_of(target, asof.known)
    own = answer(promise, asof)
    deadline = due_on(promise.first)
    ended = answer(promise, asof, at_deadline=True) if deadline and deadline < asof.valid else None
    return Trace(target.plan, promise, asof, own, ended)


@dataclass(frozen=True, slots=True)
class Moves:
    """A target that a record counts for, in which parts, and whether itself or as the organisation of what counts."""

    promise: Promise
    asking: Asking
    parts: tuple[Part, ...]
    through: bool


def moved_by(record: Record, asof: AsOf, plans: tuple[Plan, ...] | None = None) -> list[Moves]:
    """Every target, stated once, whose number the record counts for as of the moments; for the page of a record."""
    found = []
    for plan in plans_in_force() if plans is None else plans:
        for promise in promises(plan, asof.known):
            if promise.target.pk != promise.first.pk or not promise.asking.indicator:
                continue
            indicator = promise.asking.definition()
            if indicator is None or type(record) not in indicator.reads():
                continue
            point = answer(promise, asof).last
            parts = [part for value in point.values for part in value.parts] if point else []
            own = tuple(part for part in parts if _counts(record, part))
            through = () if own else tuple(part for part in parts if _carries(record, part))
            if own or through:
                found.append(Moves(promise, promise.asking, own or through, not own))
    return found


def _counts(record: Record, part: Part) -> bool:
    return part.question.kind is type(record) and part.rows().filter(key=record.key).exists()


def _carries(record: Record, part: Part) -> bool:
    if part.question.kind is type(record):
        return False
    if isinstance(record, Organisation):
        return bool(part.question.held_by) and part.rows().filter(**{part.question.held_by: record.key}).exists()
    holder = getattr(record, type(record).ORGANISATION, "") if type(record).ORGANISATION else ""
    reads = part.question.reads()
    inside = part.question.kind is Organisation and type(record) in reads
    return bool(holder) and inside and part.rows().filter(key=holder).exists()
