"""Sums of a year made of records: what has come so far plus the rest, and later years on the trend of the past."""

from __future__ import annotations

from datetime import date
from statistics import mean
from typing import ClassVar

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.course import Course
from kechuang.indicators.ahead.courses.series import LEAST, outlooks, too_few, yearly_lines
from kechuang.indicators.ahead.history import history, on
from kechuang.indicators.ahead.made import Used
from kechuang.indicators.forecasting.back_test import Tried, back_test
from kechuang.indicators.forecasting.figures import Figures
from kechuang.indicators.forecasting.seasons import calendar_left
from kechuang.indicators.forecasting.spread import Outlook, moved_by, spread_around, swing
from kechuang.indicators.forecasting.trends import growing
from kechuang.kernel.sentences import Sentence

PAST = 3
"""Closed years by which one tells how much of a year has come by a day."""


class YearlySum(Course):
    """A yearly flow whose records come all through the year."""

    code = "yearly_sum"
    says: ClassVar[Sentence] = Sentence(
        "当年：已发生的加余下的，余下的由往年此日以后的比例推算，年初看往年走势，年末看当年进度；"
        "以后各年按近十年趋势与近三年增速各半推算。",
        "This year: what has come plus the rest, told by how much came after this day in past years; the trend counts "
        "early in a year, the pace late. Later years: half the ten-year trend, half the last three years' growth.",
    )

    def __init__(self, asked: Ahead, so_far: float) -> None:
        self.asked, self.so_far = asked, so_far
        self.closed = history(asked).figures()
        if len(self.closed) < LEAST or min(self.closed.values) <= 0:
            raise too_few(sum(value > 0 for value in self.closed.values))
        self.come = self._come()

    def _come(self) -> float:
        """The share of a year that has come by this day, in past years."""
        today = self.asked.today
        if (today.month, today.day) == (12, 31):
            return 1.0
        shares = []
        for year, whole in list(zip(self.closed.years, self.closed.values, strict=True))[-PAST:]:
            day = date(int(year), today.month, min(today.day, 28) if today.month == 2 else today.day)
            part = on(self.asked, self.asked.asof.at(day)).number
            if part is not None:
                shares.append(float(part) / whole)
        return min(1.0, mean(shares)) if shares else 1 - calendar_left(today)

    def this_year(self) -> Outlook:
        """The whole of the year under way."""
        ahead = self.asked.today.year - self.closed.last_year
        if ahead <= 0:
            return spread_around(self.so_far, 0, 0)
        left = 1 - self.come
        trend = growing(self.closed, ahead)
        pace = self.so_far / self.come if self.come > 0 else trend
        rest = left * (trend * left + pace * self.come)
        return moved_by(spread_around(rest, swing(self.closed), ahead), self.so_far)

    def figures(self) -> Figures:
        """Closed years, and this one as it is expected to end."""
        points = list(zip(self.closed.years, self.closed.values, strict=True))
        return Figures.of([*points, (float(self.asked.today.year), self.this_year().middle)])

    def at(self, day: date) -> Outlook:
        if day.year <= self.asked.today.year:
            return self.this_year()
        horizon = day.year - self.asked.today.year
        figures = self.figures()
        if figures.last <= 0:  # a year in which nothing came tells no growth: the trend of the closed years goes on
            figures, horizon = self.closed, day.year - int(self.closed.last_year)
        return spread_around(growing(figures, horizon), swing(self.closed), horizon + 1 - self.come)

    def tried(self) -> tuple[Tried, ...]:
        return back_test(self.closed, outlooks("grows"), (1, 2, 3))

    def used(self, day: date) -> tuple[Used, ...]:
        today = self.asked.today
        name = Sentence(f"{today.year}年截至{today.month}月{today.day}日", f"{today.year} up to {today}")
        share = Sentence("往年此日以前发生的比例", "share of past years that had come by this day")
        return (
            *yearly_lines(self.asked, self.closed),
            Used("so_far", name, self.so_far, "", day=today),
            Used("come", share, self.come, share=True),
        )
