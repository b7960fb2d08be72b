"""Sums over several years since a day: the years that are known, and the others each as it is expected."""

from __future__ import annotations

import math
from datetime import date
from typing import ClassVar

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.course import Course
from kechuang.indicators.ahead.made import Used
from kechuang.indicators.forecasting.spread import Outlook, moved_by, spread_around
from kechuang.kernel.sentences import Sentence


class Cumulative(Course):
    """The sum of the yearly numbers of a stretch. Errors of years go the same way and do not cancel out."""

    code = "cumulative"
    says: ClassVar[Sentence] = Sentence(
        "期间累计：已知各年之和，加其余各年逐年推算之和；各年误差按同向计。",
        "Over the stretch: the years that are known, plus each other year as expected; errors of years add up.",
    )

    def __init__(self, asked: Ahead, yearly: Course, known: dict[int, float], first: int) -> None:
        """`known` are the whole years that are known; `yearly` tells the others."""
        self.asked, self.yearly, self.known, self.first = asked, yearly, known, first

    def at(self, day: date) -> Outlook:
        years = range(self.first, day.year + 1)
        sure = sum(self.known.get(year, 0.0) for year in years)
        others = [self.yearly.at(date(year, 12, 31)) for year in years if year not in self.known]
        middle = sum(one.middle for one in others)
        if middle <= 0:
            return spread_around(sure, 0, 0)
        high = sum(one.high for one in others)
        return moved_by(spread_around(middle, math.log(high / middle) / 1.6, 1.0), sure)

    def used(self, day: date) -> tuple[Used, ...]:
        today = self.asked.today
        lines = [
            Used(f"known_{year}", Sentence(f"{year}年", str(year)), value, "", day=min(date(year, 12, 31), today))
            for year, value in sorted(self.known.items())
        ]
        for year in range(self.first, day.year + 1):
            if year not in self.known:
                middle = self.yearly.at(date(year, 12, 31)).middle
                lines.append(Used(f"expected_{year}", Sentence(f"{year}年预计", f"{year} expected"), middle))
        return (*lines, *self.yearly.used(day))
