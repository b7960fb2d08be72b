"""Growth of a number over the year before, or over a day: the number then, over the number it grows from."""

from __future__ import annotations

import math
from datetime import date
from statistics import NormalDist

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.course import Course, NoCourse
from kechuang.indicators.ahead.made import Used
from kechuang.indicators.forecasting.figures import Figures
from kechuang.indicators.forecasting.spread import Outlook, moved_by, sigma_of, swing, times
from kechuang.indicators.forecasting.trends import SHORT
from kechuang.kernel.sentences import Sentence

_NORMAL = NormalDist()
_EIGHTY = _NORMAL.inv_cdf(0.9)


class GrowthOver(Course):
    """The change of a number over what it was on a day that is past."""

    code = "growth_over"

    def __init__(self, number: Course, base: float, day: date) -> None:
        if base <= 0:
            raise NoCourse("no_base", "基数为零，无法推算幅度。", "The base is zero: no growth can be told.")
        self.number, self.base, self.day = number, base, day

    @property
    def says(self) -> Sentence:  # type: ignore[override]
        own = self.number.says
        return Sentence(f"先推算数值，再与{self.day}相比。{own.zh}", f"The number, over that of {self.day}. {own.en}")

    def at(self, day: date) -> Outlook:
        return moved_by(times(self.number.at(day), 1 / self.base), -1.0)

    def used(self, day: date) -> tuple[Used, ...]:
        base = Used("base", Sentence(f"基数（{self.day}）", f"base ({self.day})"), self.base, day=self.day)
        return (base, *self.number.used(day))


class YearlyGrowth(Course):
    """The change over the year before, by the growth seen in past years; of this year, by what is known of both."""

    code = "yearly_growth"

    def __init__(self, asked: Ahead, number: Course, figures: Figures) -> None:
        """`figures` are the closed years of the number, all above nothing."""
        if len(figures) < 3 or min(figures.values) <= 0:
            raise NoCourse(
                "too_few", "可比的年份不足三个，不推算增幅。", "Fewer than three years to compare: no growth is told."
            )
        self.asked, self.number, self.figures = asked, number, figures

    @property
    def says(self) -> Sentence:  # type: ignore[override]
        return Sentence(
            "上年已知的，用当年预计数与上年相比；上年也未知的，按近三年平均增幅及其波动推算。",
            "Where the year before is known, the year as expected over it; else by the mean growth of three years and "
            "its swings.",
        )

    def at(self, day: date) -> Outlook:
        known = dict(zip(self.figures.years, self.figures.values, strict=True))
        before = known.get(day.year - 1)
        if before is not None:
            return moved_by(times(self.number.at(day), 1 / before), -1.0)
        recent = self.figures.recent(SHORT)
        middle = math.log(recent.last / recent.values[0]) / (recent.last_year - recent.years[0])
        sigma = sigma_of(swing(self.figures), 1.0)
        law = NormalDist(middle, sigma)

        def at_most(x: float) -> float:
            return law.cdf(math.log1p(x)) if x > -1 else 0.0

        low, high = (math.expm1(middle + sign * _EIGHTY * sigma) for sign in (-1, 1))
        return Outlook(math.expm1(middle), low, high, at_most)

    def used(self, day: date) -> tuple[Used, ...]:
        return self.number.used(day)
