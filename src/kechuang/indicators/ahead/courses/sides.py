"""A ratio by its two sides: each goes its own way, and the ratio swings as it has swung."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.course import Course
from kechuang.indicators.ahead.courses.series import LEAST, too_few
from kechuang.indicators.ahead.history import history
from kechuang.indicators.ahead.made import Used
from kechuang.indicators.forecasting.back_test import Tried, back_test
from kechuang.indicators.forecasting.figures import Figures
from kechuang.indicators.forecasting.seasons import at_year
from kechuang.indicators.forecasting.spread import Outlook, odds, spread_around, spread_share, swing
from kechuang.indicators.forecasting.trends import added_to, growing, in_a_line
from kechuang.indicators.remembered import Told
from kechuang.kernel.sentences import Sentence


class Sides(Course):
    """Numerator and denominator forecast apart. `grows`: the numerator is a yearly flow of money, else a stock."""

    code = "sides"
    says: ClassVar[Sentence] = Sentence(
        "分子、分母分别推算再相除，不对比例本身外推；波动按比例自身的历史。",
        "Numerator and denominator are forecast apart and divided; the swing is that of the ratio's own past.",
    )

    def __init__(self, asked: Ahead, *, grows: bool, now: Told | None = None) -> None:
        """`now` adds the sides of the day asked about, where the ratio is one of any day."""
        self.asked, self.grows = asked, grows
        past = history(asked)
        self.top, self.bottom = past.side("numerator"), past.side("denominator")
        self.units = past.years[-1][1].units if past.years else {}
        if now is not None:
            self.top = _with_today(self.top, asked, now.side("numerator"))
            self.bottom = _with_today(self.bottom, asked, now.side("denominator"))
        if min(len(self.top), len(self.bottom)) < LEAST:
            raise too_few(min(len(self.top), len(self.bottom)))

    @property
    def share(self) -> bool:
        """Whether the ratio is a part of a whole."""
        return self.asked.indicator.unit == "%"

    def at(self, day: date) -> Outlook:
        return self._outlook(self.top, self.bottom, at_year(day) - self.top.last_year)

    def tried(self) -> tuple[Tried, ...]:
        def forecast(ratio: Figures, horizon: float) -> Outlook:
            return self._outlook(self.top.until(ratio.last_year), self.bottom.until(ratio.last_year), horizon)

        return back_test(_closed(_ratio(self.top, self.bottom)), forecast, (1, 2, 3))

    def used(self, day: date) -> tuple[Used, ...]:
        lines = []
        for side, figures, zh, en in (
            ("numerator", self.top, "分子", "numerator"),
            ("denominator", self.bottom, "分母", "denominator"),
        ):
            for year, number in zip(figures.years, figures.values, strict=True):
                whole = float(year).is_integer()
                on = date(int(year), 12, 31) if whole else self.asked.today
                when = (f"{int(year)}年", str(int(year))) if whole else (str(on), str(on))
                lines.append(
                    Used(
                        f"{side}_{on}",
                        Sentence(f"{when[0]}{zh}", f"{en} of {when[1]}"),
                        number,
                        self.units.get(side, ""),
                        day=on,
                    )
                )
        return tuple(lines)

    def _outlook(self, top: Figures, bottom: Figures, horizon: float) -> Outlook:
        above = growing(top, horizon) if self.grows and min(top.values) > 0 else added_to(top, horizon)
        below = in_a_line(bottom, horizon)
        ratio = _ratio(top, bottom)
        middle = above / below if below else 0.0
        if self.share and 0 < middle < 1 and all(0 < value < 1 for value in ratio.values):
            chances = Figures.of((y, odds(v)) for y, v in zip(ratio.years, ratio.values, strict=True))
            return spread_share(middle, swing(chances), horizon)
        return spread_around(middle, swing(ratio), horizon)


def _with_today(figures: Figures, asked: Ahead, number: object) -> Figures:
    year = at_year(asked.today)
    if number is None or (figures and year <= figures.last_year):
        return figures
    pairs = list(zip(figures.years, figures.values, strict=True))
    return Figures.of([*pairs, (year, float(number))])  # type: ignore[arg-type]


def _ratio(top: Figures, bottom: Figures) -> Figures:
    below = dict(zip(bottom.years, bottom.values, strict=True))
    return Figures.of((y, v / below[y]) for y, v in zip(top.years, top.values, strict=True) if below.get(y))


def _closed(figures: Figures) -> Figures:
    return Figures.of((y, v) for y, v in zip(figures.years, figures.values, strict=True) if float(y).is_integer())
