"""Works a promise out to its line: asked as of the moments, with its course, past, townships and owners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from kechuang.indicators.breakdown import breakdown
from kechuang.indicators.lamps import Rule
from kechuang.indicators.moved import plain_number
from kechuang.indicators.parts import Part
from kechuang.indicators.remembered import told
from kechuang.indicators.value import value
from kechuang.kernel.units import measure
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.supervision.answering import Answer, answer, due_on
from kechuang.supervision.going import Course, course_of
from kechuang.supervision.held import Promise, begins
from kechuang.supervision.line import Ahead, Behind, Line, Township, two
from kechuang.supervision.models import Duty
from kechuang.supervision.target_names import name_of
from kechuang.supervision.withheld import confidential, withheld

FEW_RECORDS = 5_000
"""With more records than this behind a number it is not told which came and went."""
PAST = 4
"""Closed years before today that a picture shows, at least back to the year before the plan."""


def line_of(promise: Promise, asof: AsOf, rule: Rule | None = None) -> Line:
    """Ask a promise as of the moments, no later than its deadline, with where it is going."""
    found = answer(promise, asof, at_deadline=True)
    course = course_of(promise, found, asof, rule, used=False)
    target, asking = promise.target, found.asking
    last = found.last
    newest = last.values[-1] if last else None
    indicator = found.indicator
    shape = "" if indicator is None else _shape(found)
    leads, joins = _owners(promise)
    due = due_on(promise.first)
    made = Line(
        ordinal=target.ordinal,
        again=tuple(one.ordinal for one in promise.again),
        name=name_of(target),
        deadline=promise.first.deadline,
        due=due.isoformat() if due else "",
        sign=asking.sign,
        wanted=plain_number(found.told(found.wanted) if indicator else Fraction(target.value)) or "",
        unit=found.unit,
        number=plain_number(found.told(last.number)) if last else None,
        period=last.period if last else "",
        outcome=found.meeting.outcome,
        gap=plain_number(found.told(found.meeting.gap)) or "",
        light=course.lamp.light if indicator is not None else "no_data",
        why=two(course.lamp.why) if indicator is not None else _NO_INDICATOR,
        indicator=asking.indicator,
        scope=asking.scope.as_plain(),
        shape=shape,
        better=indicator.better if indicator else "up",
        each_year=asking.each_year,
        bound=promise.binding.how if promise.binding else "suggested",
        missing=two(last.missing.sentence) if last and last.missing else ("", ""),
        marks=tuple((mark.code, *two(mark.sentence)) for mark in newest.marks) if newest else (),
        leads=leads,
        joins=joins,
        section=promise.first.section.title if promise.first.section else "",
    )
    return made if indicator is None else _with_course(made, promise, found, course, asof)


_NO_INDICATOR = ("没有对应的指标，须由责任单位报送。", "No indicator answers it; its unit has to report.")


def _with_course(made: Line, promise: Promise, found: Answer, course: Course, asof: AsOf) -> Line:
    scale = 1 / float(measure(found.unit)[0])
    forecast = course.forecast
    base = course.path
    first = begins(promise.target.plan)
    month, came, went = _month(found, asof, scale, flow=made.shape == "flow")
    made = replace(
        made,
        month=month,
        came=came,
        went=went,
        townships=_townships(found, asof, scale),
        few=any(withheld(one, None) for one in found.last.values) if found.last else False,
        past=_past(promise, found, asof, first.year if first else asof.valid.year, scale),
    )
    if base is not None:
        made = replace(made, base=Behind(base.start.isoformat(), float(base.base) * scale))
    if forecast is None:
        return made
    return replace(
        made,
        chance=forecast.chance,
        ahead=tuple(
            Ahead(
                then.day.isoformat(),
                then.low * scale,
                then.middle * scale,
                then.high * scale,
                then.chance if made.each_year else None,
            )
            for then in forecast.path
        ),
        method=forecast.method,
        says=two(forecast.says),
        tried=forecast.record.count,
        error=forecast.record.median_error,
        held=forecast.record.covered,
        no_course=two(forecast.missing.sentence) if forecast.missing else ("", ""),
    )


def _month(found: Answer, asof: AsOf, scale: float, *, flow: bool) -> tuple[Behind | None, int | None, int | None]:
    """The number at the end of the month before, and how many records came and went since."""
    indicator, asking, last = found.indicator, found.asking, found.last
    end = asof.valid.replace(day=1) - timedelta(days=1)
    if indicator is None or asking.growth or found.day < asof.valid or last is None or last.number is None:
        return None, None, None
    then = value(indicator, asof.at(end), asking.scope)
    if flow and end.year < asof.valid.year and then.period != last.period:  # a new year's count begins at nothing
        return Behind(end.isoformat(), 0.0), None, None
    if then.number is None:
        return None, None, None
    came, went = _came_and_went(last.values[-1].parts, then.parts)
    return Behind(end.isoformat(), float(then.number) * scale), came, went


def _came_and_went(now: Sequence[Part], then: Sequence[Part]) -> tuple[int | None, int | None]:
    if len(now) != 1 or len(then) != 1 or max(now[0].records, then[0].records) > FEW_RECORDS:
        return None, None
    held, before = (set(part.rows().order_by().values_list("key", flat=True)) for part in (now[0], then[0]))
    return len(held - before), len(before - held)


def _townships(found: Answer, asof: AsOf, scale: float) -> tuple[Township, ...]:
    """The number by township where the townships add up to it: ratios and figures of the whole place have none."""
    indicator, last = found.indicator, found.last
    if (
        indicator is None
        or last is None
        or last.number is None
        or found.asking.growth
        or len(last.values[-1].parts) != 1
    ):
        return ()
    part = last.values[-1].parts[0]
    if "township" not in indicator.dimensions or part.question.kind is PublicStatistic or confidential(part, None):
        return ()
    groups = breakdown(indicator, asof.at(found.day), "township", found.asking.scope).groups
    return tuple(Township(one.key, one.name.zh, float(one.number) * scale) for one in groups if one.number)


def _shape(found: Answer) -> str:
    indicator = found.indicator
    assert indicator is not None
    if indicator.nature == "state":
        return "state"
    flows = found.asking.scope.mode == "year" or (indicator.nature == "flow" and found.asking.scope.mode is None)
    return "flow" if flows or found.asking.each_year else "stock"


def _past(promise: Promise, found: Answer, asof: AsOf, begins_in: int, scale: float) -> tuple[Behind, ...]:
    """The numbers of the ends of closed years, and of the day asked about."""
    indicator, asking = found.indicator, found.asking
    assert indicator is not None
    if indicator.nature == "state":
        return ()
    if asking.growth:
        return tuple(
            Behind(f"{point.period.split('→')[-1][:4]}-12-31", float(point.number) * scale)
            for point in found.points
            if point.number is not None
        )
    since = asking.scope.mode == "since"
    first = (asking.scope.since.year if asking.scope.since else begins_in) if since else begins_in - 1
    first = first if since else min(first, asof.valid.year - PAST)
    flow = _shape(found) == "flow"
    points = []
    for year in range(first, asof.valid.year + 1):
        end = date(year, 12, 31)
        if end > asof.valid:
            break
        one = told(indicator, asof.at(end), asking.scope, year=None if since else year)
        if one.number is not None:
            points.append(Behind(end.isoformat(), float(one.number) * scale))
    if _now_counts(found, asof, since=since):
        assert found.last is not None
        points.append(Behind(asof.valid.isoformat(), float(found.last.number or 0) * scale, partial=flow))
    return tuple(points)


def _now_counts(found: Answer, asof: AsOf, *, since: bool) -> bool:
    """Whether the newest number speaks of the day asked about itself, and that is no end of a year."""
    last = found.last
    if last is None or last.number is None or found.day < asof.valid or (asof.valid.month, asof.valid.day) == (12, 31):
        return False
    return since or last.period in (asof.valid.isoformat(), str(asof.valid.year))


def _owners(promise: Promise) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Units that lead the tasks in which the promise stands, and those that join; in the order of the text."""
    tasks = [one.task_id for one in (promise.first, *promise.again) if one.task_id]
    leads: dict[str, None] = {}
    joins: dict[str, None] = {}
    if tasks:
        for duty in Duty.objects.filter(task__in=tasks).select_related("unit").order_by("task_id", "ordinal"):
            (leads if duty.role == Duty.LEAD else joins)[duty.unit.name] = None
    return tuple(leads), tuple(name for name in joins if name not in leads)
