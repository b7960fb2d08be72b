"""Fees of experts by the day (财科教〔2017〕128号): bands by title, half days, long meetings, the best known.

The notice is of 2017; its day was not found, so its figures count from 2018 on, never before they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation, Confidence

Grade = Literal["senior", "other"]
NOTICE = Citation("中央财政科研项目专家咨询费管理办法", "财科教〔2017〕128号", "开支标准")


@dataclass(frozen=True, slots=True)
class Tariff:
    """From a day on: least and most in 元 per person and day after tax by grade, and the factors."""

    since: date
    bands: dict[Grade, tuple[int, int]]
    distinguished: Fraction
    half_day: Fraction
    later_days: Fraction
    full_days: int
    citation: Citation
    confidence: Confidence


TARIFFS = (
    Tariff(
        date(2018, 1, 1),
        {"senior": (1500, 2400), "other": (900, 1500)},
        distinguished=Fraction(3, 2),
        half_day=Fraction(3, 5),
        later_days=Fraction(1, 2),
        full_days=2,
        citation=NOTICE,
        confidence="K-high",
    ),
)


def tariff_on(day: date) -> Tariff:
    """The tariff of a day. Raises BadInput before the first."""
    held = [tariff for tariff in TARIFFS if tariff.since <= day]
    if not held:
        raise BadInput(
            "fee.no_tariff",
            Sentence(f"{day}没有可用的咨询费标准。", f"No tariff of fees is held for {day}."),
            Sentence("请按当时的规定另行核定。", "Settle it by the rule of that time."),
            field="day",
        )
    return held[-1]


def fee(day: date, grade: Grade, rate: int, half_days: int, *, distinguished: bool = False) -> int:
    """The fee in fen after tax for a meeting of so many half days from `day` on, at `rate` 元 a day.

    Full price for the first two days, half of it from the third; a half day is 60 % of its day (both factors count);
    half as much again for academicians and the best known. Raises BadInput for a rate outside the grade's band.
    """
    tariff = tariff_on(day)
    least, most = tariff.bands[grade]
    if not least <= rate <= most:
        raise BadInput(
            "fee.rate",
            Sentence(f"每日标准须在{least}元至{most}元之间。", f"The rate lies between {least} and {most} yuan a day."),
            Sentence(f"依据：{tariff.citation}。", f"By {tariff.citation.number}."),
            field="rate",
        )
    if half_days < 1:
        raise BadInput(
            "fee.days",
            Sentence("天数须为半天的整数倍，至少半天。", "Days are counted in halves, at least one."),
            Sentence("请填 0.5、1、1.5 …", "Write 0.5, 1, 1.5 …"),
            field="days",
        )
    days, half = divmod(half_days, 2)
    shares = [Fraction(1) if n < tariff.full_days else tariff.later_days for n in range(days)]
    if half:
        shares.append(tariff.half_day * (Fraction(1) if days < tariff.full_days else tariff.later_days))
    amount = rate * 100 * sum(shares, Fraction(0)) * (tariff.distinguished if distinguished else 1)
    return int(amount) if amount.denominator == 1 else round(amount)
