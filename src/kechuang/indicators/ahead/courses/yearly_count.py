"""Small yearly counts: events, projects, grants of a year. What has come by now, and the rest at the rate seen."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import ClassVar

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.course import Course
from kechuang.indicators.ahead.made import Used
from kechuang.indicators.ahead.rows import days
from kechuang.indicators.context import Context
from kechuang.indicators.forecasting.back_test import Tried
from kechuang.indicators.forecasting.counting import surviving, together
from kechuang.indicators.forecasting.rates import Rate
from kechuang.indicators.forecasting.seasons import still_to_come, until
from kechuang.indicators.forecasting.spread import Outlook
from kechuang.indicators.measures import Count, named
from kechuang.indicators.parts import Part
from kechuang.indicators.when import Began
from kechuang.kernel.sentences import Sentence

YEARS = 3


class YearlyCount(Course):
    """How many come in a year."""

    code = "yearly_count"
    says: ClassVar[Sentence] = Sentence(
        "按个数推算一年的量：当年已有的，加按近三年的速度和季节还会来的。每种情形的概率都算尽。",
        "A year's count: what has come, and what is still to come by the rate and season of the last three years. "
        "Every case is counted.",
    )

    def __init__(self, asked: Ahead, measure: Count, context: Context) -> None:
        self.asked, self.measure, self.context = asked, measure, context
        self.days = sorted(day for day in days(measure, context) if day <= asked.today)

    def at(self, day: date) -> Outlook:
        return self._from(self.asked.today, day)

    def tried(self) -> tuple[Tried, ...]:
        found = []
        by_year = Counter(day.year for day in self.days)
        first = self.days[0].year if self.days else self.asked.today.year
        for origin in range(first + YEARS - 1, self.asked.today.year):
            for horizon in (1, 2, 3):
                year = origin + horizon
                if year < self.asked.today.year and by_year[year]:
                    made = self._from(date(origin, 12, 31), date(year, 12, 31))
                    found.append(Tried(origin, horizon, made, float(by_year[year])))
        return tuple(found)

    def used(self, day: date) -> tuple[Used, ...]:
        counts, left = self._seen(self.asked.today)
        unit, today = self.measure.unit, self.asked.today
        lines = [
            Used(f"of_{year}", Sentence(f"{year}年", f"in {year}"), count, unit, self._part(year))
            for year, count in counts.items()
        ]
        so_far = sum(one.year == today.year for one in self.days)
        name = Sentence(f"{today.year}年截至{today.month}月{today.day}日", f"{today.year} up to {today}")
        return (
            *lines,
            Used("so_far", name, so_far, unit, self._part(today.year), today),
            Used(
                "to_come",
                Sentence("往年此日以后还来的比例", "share of past years that came after this day"),
                left,
                share=True,
            ),
        )

    def _seen(self, today: date) -> tuple[dict[int, int], float]:
        by_year = Counter(day.year for day in self.days if day <= today)
        first = self.days[0].year if self.days else today.year
        years = range(max(first, today.year - YEARS), today.year)
        return {year: by_year[year] for year in years}, still_to_come(self.days, today, YEARS)

    def _from(self, today: date, day: date) -> Outlook:
        counts, left = self._seen(today)
        so_far = sum(one.year == today.year and one <= today for one in self.days)
        rate = Rate(tuple(counts.values()), so_far, 1 - left)
        if day.year == today.year:
            return together((surviving(so_far, 1.0), rate.arriving(until(today, day, left))))
        share = (day - date(day.year - 1, 12, 31)).days / 365.25
        return together((rate.arriving(min(1.0, share)),))

    def _part(self, year: int) -> Part:
        context = Context(self.context.asof, self.context.scope).of_year(year)
        question = self.measure.question.at(Began(self.measure.began)) if self.measure.began else self.measure.question
        rows = question.rows(context)
        return Part("number", named(self.measure.question), None, "", question, context, rows.count())
