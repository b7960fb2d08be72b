"""Yearly figures that follow a trend: money that grows, stocks that are added to, shares and ranks in a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.course import Course, NoCourse
from kechuang.indicators.ahead.history import History, history
from kechuang.indicators.ahead.made import Used
from kechuang.indicators.forecasting.back_test import Forecast, Tried, back_test
from kechuang.indicators.forecasting.figures import Figures
from kechuang.indicators.forecasting.seasons import at_year
from kechuang.indicators.forecasting.spread import Outlook, odds, spread_around, spread_share, swing
from kechuang.indicators.forecasting.trends import added_to, growing, in_a_line
from kechuang.kernel.sentences import Sentence

Shape = Literal["grows", "added", "line", "share"]
LEAST = 3
"""Figures without which no trend is told."""

SAYS: dict[Shape, Sentence] = {
    "grows": Sentence(
        "按年推算，数额成倍增长：近十年趋势与近三年增速各占一半。",
        "Yearly money multiplies: half the ten-year trend, half the last three years' growth.",
    ),
    "added": Sentence(
        "存量逐年增加：按近三年平均每年净增推算。",
        "A stock is added to: by the mean net addition of the last three years.",
    ),
    "line": Sentence("按近五年走势直线推算。", "In a straight line through the last five years."),
    "share": Sentence(
        "比重按近五年走势推算，并保持在0和100%之间。",
        "A share goes on as in the last five years, and stays between 0 and 100%.",
    ),
}


class YearlySeries(Course):
    """A series of yearly figures; `today` adds the number of the day asked about, where there is one of any day."""

    def __init__(self, asked: Ahead, shape: Shape, past: History | None = None, today: float | None = None) -> None:
        self.asked, self.shape = asked, shape
        self.past = past or history(asked)
        closed = self.past.figures()
        self.closed = closed
        points = list(zip(closed.years, closed.values, strict=True))
        if today is not None and (not points or at_year(asked.today) > points[-1][0]):
            points.append((at_year(asked.today), today))
        self.figures = Figures.of(points)
        if len(self.figures) < LEAST:
            raise too_few(len(self.figures))
        if shape in ("grows",) and min(self.figures.values) <= 0:
            raise NoCourse(
                "no_trend",
                "往年有为零的数，成倍增长的走势无从推算。",
                "Some years have none: growth by a factor cannot be told from them.",
            )

    @property
    def code(self) -> str:  # type: ignore[override]
        return f"trend_{self.shape}"

    @property
    def says(self) -> Sentence:  # type: ignore[override]
        return SAYS[self.shape]

    def at(self, day: date) -> Outlook:
        return outlooks(self.shape)(self.figures, at_year(day) - self.figures.last_year)

    def tried(self) -> tuple[Tried, ...]:
        return back_test(self.closed, outlooks(self.shape), (1, 2, 3))

    def used(self, day: date) -> tuple[Used, ...]:
        return yearly_lines(self.asked, self.figures)


def yearly_lines(asked: Ahead, figures: Figures) -> tuple[Used, ...]:
    """The yearly figures, each a day whose trace can be opened."""
    lines = []
    for year, number in zip(figures.years, figures.values, strict=True):
        whole = float(year).is_integer()
        day = date(int(year), 12, 31) if whole else asked.today
        name = Sentence(f"{int(year)}年", str(int(year))) if whole else Sentence(str(day), str(day))
        lines.append(Used(f"of_{day.isoformat()}", name, number, "", day=day, share=asked.indicator.unit == "%"))
    return tuple(lines)


def outlooks(shape: Shape) -> Forecast:
    """From figures and a horizon to the outlook, by the shape of the trend."""
    return _SHAPES[shape]


def too_few(count: int) -> NoCourse:
    """The reason where there are not enough figures."""
    return NoCourse(
        "too_few",
        f"只有{count}个年份有数，不足{LEAST}个，不作推算。",
        f"Only {count} years have a figure; fewer than {LEAST} tell no trend.",
    )


def _grows(figures: Figures, horizon: float) -> Outlook:
    return spread_around(growing(figures, horizon), swing(figures), horizon)


def _added(figures: Figures, horizon: float) -> Outlook:
    return spread_around(added_to(figures, horizon), swing(figures), horizon)


def _line(figures: Figures, horizon: float) -> Outlook:
    return spread_around(in_a_line(figures, horizon), swing(figures), horizon)


def _share(figures: Figures, horizon: float) -> Outlook:
    inside = [(y, v) for y, v in zip(figures.years, figures.values, strict=True) if 0 < v < 1]
    if len(inside) < len(figures):  # none or all of the whole: no odds
        return spread_around(in_a_line(figures, horizon), swing(figures), horizon)
    chances = Figures.of((year, odds(value)) for year, value in inside)
    middle = in_a_line(chances, horizon)
    return spread_share(middle / (1 + middle), swing(chances), horizon)


_SHAPES: dict[Shape, Callable[[Figures, float], Outlook]] = {
    "grows": _grows,
    "added": _added,
    "line": _line,
    "share": _share,
}
