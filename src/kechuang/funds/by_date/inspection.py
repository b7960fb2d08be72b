"""Whether a project may be inspected while it runs: not as a routine up to three years (国发〔2018〕25号)."""

from __future__ import annotations

from datetime import date

from kechuang.funds.by_date.texts import MEASURES_2018, PLACE, Ruled, cite
from kechuang.kernel.sentences import Sentence

YEARS = 3


def routine_inspection(begins: date, ends: date, on: date, *, free_exploration: bool = False) -> Ruled:
    """Of a project of that term, asked on a day. 2018-07-01 to 2021-06-30 is three years to the day."""
    if on < MEASURES_2018[2]:
        said = Sentence("按本地办法，可以安排过程检查。", "By the place's own rules it may be inspected.")
        return Ruled(True, said, cite(PLACE, "过程管理"), "local")
    cited = cite(MEASURES_2018, "减少实施周期内的评估检查")
    if free_exploration or (ends - _years_later(begins)).days < 0:
        said = Sentence(
            "实施周期三年以下或自由探索类项目，一般不开展过程检查，由承担单位自主管理。",
            "Of three years or less, or free exploration: not inspected as a routine; the unit manages it itself.",
        )
        return Ruled(False, said, cited)
    return Ruled(True, Sentence("实施周期超过三年，可以安排中期检查。", "Longer than three years: it may be."), cited)


def _years_later(day: date) -> date:
    """The first day after three years from the day on."""
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:  # 29 February
        return date(day.year + YEARS, 3, 1)
