"""The time a paper reports on: a month (2026-10) or a quarter (2026-Q3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.official.numbering import chinese
from kechuang.registry.asof import AsOf

_FORM = re.compile(r"(?P<year>\d{4})-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2]))", re.I)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months of one year: one, or the three of a quarter."""

    year: int
    first: int
    months: int

    @property
    def begins(self) -> date:
        """Its first day."""
        return date(self.year, self.first, 1)

    @property
    def ends(self) -> date:
        """Its last day."""
        after = self.first + self.months
        return date(self.year + (after > 12), (after - 1) % 12 + 1, 1) - timedelta(days=1)

    @property
    def quarter(self) -> bool:
        """Whether it is a quarter."""
        return self.months == 3

    @property
    def words(self) -> str:
        """2026年10月, 2026年第三季度."""
        return (
            f"{self.year}年第{chinese((self.first + 2) // 3)}季度" if self.quarter else f"{self.year}年{self.first}月"
        )

    @property
    def short(self) -> str:
        """本月, 本季度."""
        return "本季度" if self.quarter else "本月"

    def __str__(self) -> str:
        return f"{self.year}-Q{(self.first + 2) // 3}" if self.quarter else f"{self.year}-{self.first:02}"

    def asof(self, known: AsOf) -> AsOf:
        """Its last day, or today while it goes on, with what is known."""
        return known.at(min(self.ends, known.valid))


def span(text: str, today: date) -> Span:
    """Read a month or a quarter that has begun. Raises BadInput."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise BadInput(
            "paper.span",
            Sentence(f"“{text}”不是月份或季度。", f"“{text}” is neither a month nor a quarter."),
            Sentence("请写成 2026-10 或 2026-Q3。", "Write it as 2026-10 or 2026-Q3."),
            field="span",
        )
    year = int(found["year"])
    made = Span(year, int(found["quarter"]) * 3 - 2, 3) if found["quarter"] else Span(year, int(found["month"]), 1)
    if year < 1 or made.begins > today:
        raise BadInput(
            "paper.span_ahead",
            Sentence(f"{made.words}还没有到。", f"{text} has not begun yet."),
            Sentence("请选已经开始的月份或季度。", "Choose one that has begun."),
            field="span",
        )
    return made
