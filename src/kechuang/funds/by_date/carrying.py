"""What becomes of budget left at the end of a year: carried into the next for the same use, taken back after two."""

from __future__ import annotations

from datetime import date

from kechuang.funds.by_date.texts import BUDGET_LAW, Ruled, cite
from kechuang.kernel.sentences import Sentence

YEARS = 2
"""Years in a row after which what is left is no longer carried (预算法第四十二条第一款)."""


def may_carry(years_left: int, on: date) -> Ruled:
    """Whether budget left for `years_left` years in a row by the day may be carried on."""
    if on < BUDGET_LAW[2]:
        said = Sentence("2015年以前的规定没有查到。", "Rules before 2015 were not found.")
        return Ruled(None, said, cite(BUDGET_LAW, "第四十二条"), "unknown")
    if years_left >= YEARS:
        said = Sentence(
            "连续两年未用完，作为结余资金管理，应当收回。",
            "Unused two years in a row: taken back.",
        )
        return Ruled(False, said, cite(BUDGET_LAW, "第四十二条第一款"))
    said = Sentence("结转下一年，用于原项目。", "Carried into the next year, for the same use.")
    return Ruled(True, said, cite(BUDGET_LAW, "第四十二条第一款"))
