"""How a plan stands as of a pair of moments: each promise once, with its number, what is asked, and its lamp."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from kechuang.accounts.held import Actor
from kechuang.indicators.lamps import LIGHTS
from kechuang.indicators.meeting import OUTCOMES
from kechuang.indicators.moved import plain_number
from kechuang.registry.asof import AsOf
from kechuang.supervision.answering import Answer, answer
from kechuang.supervision.held import Promise, promises
from kechuang.supervision.line import Line as Course
from kechuang.supervision.line import without_number
from kechuang.supervision.lines import lines as courses_of
from kechuang.supervision.models import Plan
from kechuang.supervision.trace_json import both, course_json, target_json, two
from kechuang.supervision.withheld import keeps_back, told_to


@dataclass(frozen=True, slots=True)
class Line:
    """One promise: what it asks, what the records say (no later than its deadline), its course."""

    promise: Promise
    answer: Answer
    course: Course
    """As leaders see it: the lamp, the chance, where the number is going."""


@dataclass(frozen=True, slots=True)
class Status:
    """All promises of a plan, in the order of the text."""

    plan: Plan
    asof: AsOf
    lines: tuple[Line, ...]

    def counts(self) -> Counter[str]:
        """How many are met, open, due and not met, unknown."""
        return Counter(line.answer.meeting.outcome for line in self.lines)

    def told_to(self, reader: Actor) -> Status:
        """The status as its reader may see it: sums over very few are left out of it."""
        return replace(self, lines=tuple(_told_to(reader, line) for line in self.lines))


def status(plan: Plan, asof: AsOf) -> Status:
    """Ask every promise of a plan. A promise whose deadline has passed is shown as it ended."""
    firsts = [one for one in promises(plan, asof.known) if one.target.pk == one.first.pk]
    courses = {course.ordinal: course for course in courses_of(plan, asof)}
    lines = [Line(one, answer(one, asof, at_deadline=True), courses[one.target.ordinal]) for one in firsts]
    return Status(plan, asof, tuple(lines))


def _told_to(reader: Actor, line: Line) -> Line:
    seen = told_to(reader, line.answer)
    return Line(line.promise, seen, without_number(line.course) if keeps_back(seen) else line.course)


def status_json(told: Status) -> dict[str, Any]:
    """As plain values; the same pair of moments gives the same values."""
    return {
        "asof": told.asof.as_query(),
        "plan": {"slug": told.plan.slug, "title": told.plan.title, "example": told.plan.example},
        "counts": {outcome: told.counts()[outcome] for outcome in OUTCOMES},
        "targets": [_line(line) for line in told.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    found, last = line.answer, line.answer.last
    value = last.values[-1] if last else None
    return {
        **target_json(line.promise.target),
        "repeated": [one.ordinal for one in line.promise.again],
        "asking": line.promise.asking.as_plain(),
        "bound": line.promise.binding.how if line.promise.binding else "suggested",
        "day": found.day.isoformat(),
        "due": found.due,
        "period": last.period if last else None,
        "number": plain_number(found.told(last.number)) if last else None,
        "wanted": plain_number(found.told(found.wanted)),
        "sign": found.asking.sign,
        "told_in": found.unit,
        "outcome": found.meeting.outcome,
        "missing": both(last.missing.sentence) if last and last.missing else None,
        "marks": [mark.code for mark in value.marks] if value else [],
        "light": line.course.light,
        "light_words": both(LIGHTS[line.course.light]) if line.course.light else None,
        "why": two(line.course.why),
        **course_json(line.course),
        "readings": [
            {"why": both(one.why), "outcome": one.answer.meeting.outcome, "sign": one.asking.sign}
            for one in found.readings
        ],
    }
