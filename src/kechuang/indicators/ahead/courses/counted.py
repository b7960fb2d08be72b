"""Small counts of what comes and goes without a set term: platforms, teams, tenants, counted out."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.course import Course
from kechuang.indicators.ahead.made import Used
from kechuang.indicators.ahead.rows import stretches
from kechuang.indicators.context import Context
from kechuang.indicators.forecasting.back_test import Tried
from kechuang.indicators.forecasting.spread import Outlook
from kechuang.indicators.forecasting.stays import Flow, Stays, since, stock
from kechuang.indicators.measures import Count, named
from kechuang.indicators.parts import Part
from kechuang.indicators.when import Began
from kechuang.kernel.sentences import Sentence


class CountedStock(Course):
    """How many are there: those that stay and newcomers."""

    code = "counted"
    says: ClassVar[Sentence] = Sentence(
        "按个数推算：现有的按近五年离开的比例留下，再加按近三年速度新来的。每种情形的概率都算尽。",
        "By counting: those there stay at the rate of the last five years, newcomers arrive as in the last three. "
        "Every case is counted.",
    )

    def __init__(self, asked: Ahead, measure: Count, context: Context) -> None:
        self.asked, self.measure, self.context = asked, measure, context
        self.held = Stays(stretches(measure, context))

    def flow(self, day: date) -> Flow:
        """What was seen, for a later day."""
        return self.held.flow(self.asked.today, day)

    def at(self, day: date) -> Outlook:
        return stock(self.flow(day))

    def tried(self) -> tuple[Tried, ...]:
        found = []
        for origin in range(self.held.first_year + 3, self.asked.today.year):
            for horizon in (1, 2, 3):
                day = date(origin + horizon, 12, 31)
                came = self.held.there(day) if day <= self.asked.today else 0
                if came:
                    flow = self.held.flow(date(origin, 12, 31), day)
                    found.append(Tried(origin, horizon, stock(flow), float(came)))
        return tuple(found)

    def used(self, day: date) -> tuple[Used, ...]:
        flow, today = self.flow(day), self.asked.today
        there = Sentence(f"{today}在册", f"there on {today}")
        leaves = Sentence(
            f"每年离开的比例（近五年离开{flow.left}）", f"leave in a year ({flow.left} left in five years)"
        )
        return (
            Used("there", there, flow.there, self.measure.unit, _part(self, None), today),
            *arrivals(self, flow, day),
            Used("leaving", leaves, flow.leaving, share=True),
        )


class CountedArrivals(Course):
    """How many have come since a day: those by now and newcomers."""

    code = "arrivals"
    says: ClassVar[Sentence] = Sentence(
        "期间累计：已经来的，加按近三年速度还会来的。每种情形的概率都算尽。",
        "Since a day: those that have come, and those still to come as in the last three years. Every case is counted.",
    )

    def __init__(self, asked: Ahead, measure: Count, context: Context, came: int) -> None:
        self.asked, self.measure, self.context, self.came = asked, measure, context, came
        self.held = Stays(stretches(measure, Context(context.asof, context.scope)))

    def at(self, day: date) -> Outlook:
        return since(self.held.flow(self.asked.today, day), self.came)

    def used(self, day: date) -> tuple[Used, ...]:
        flow, today = self.held.flow(self.asked.today, day), self.asked.today
        first = self.asked.scope.since
        came = Sentence(f"{first}以来", f"since {first}")
        return (
            Used("came", came, self.came, self.measure.unit, _part(self, None), today),
            *arrivals(self, flow, day),
        )


def arrivals(course: CountedStock | CountedArrivals, flow: Flow, day: date) -> tuple[Used, ...]:
    """The newcomers of each year, and the yearly rate they make."""
    unit = course.measure.unit
    years = [*flow.came.items(), (course.asked.today.year, flow.so_far)]
    lines = [
        Used(f"new_{year}", Sentence(f"{year}年新增", f"new in {year}"), count, unit, _part(course, year))
        for year, count in years
    ]
    to_come = Sentence(
        f"新增每年（到{day}还有{flow.years:.1f}个年头的量）",
        f"new a year ({flow.years:.1f} years' worth to come by {day})",
    )
    return (*lines, Used("rate", to_come, flow.rate.yearly, unit))


def _part(course: CountedStock | CountedArrivals, year: int | None) -> Part:
    measure, context = course.measure, course.context
    if year is not None:
        context = Context(context.asof, context.scope).of_year(year)
        question = measure.question.at(Began(measure.began)) if measure.began else measure.question
    else:
        question = measure.asked(context)
    rows = question.rows(context)
    return Part("number", named(measure.question), None, "", question, context, rows.count(), field=measure.distinct)
