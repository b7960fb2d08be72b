"""Stable support: so much a year for a platform or team, moved by the grade of its last performance evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kechuang.funds.by_date.grades import NAMES, Grade
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.modes.support import Support, Way, floor_fen, local, refuse_outside
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Terms:
    """The place's figures: a year's amount in fen, and the share of it that each grade gets."""

    yearly: int
    shares: Mapping[Grade, Fraction]


def amount(terms: Terms, grade: Grade | None) -> Support:
    """For the coming year. Undetermined without a grade. Raises BadInput."""
    refuse_outside("yearly", terms.yearly, 0, None)
    cited = local("稳定支持额度与绩效等级挂钩的比例")
    if grade is None:
        said = Sentence("上一周期还没有绩效评价等级，金额待定。", "Undetermined: it has no grade yet.")
        return Support(None, said, cited, "unknown")
    share = terms.shares[grade]
    refuse_outside("share", share, 0, 2)
    name = NAMES[grade]
    said = Sentence(
        f"年度额度{yuan(terms.yearly)}元，上次评价为“{name.zh}”，按{share * 100}%安排",
        f"{yuan(terms.yearly)} yuan a year; graded “{name.en}”: {share * 100} %",
    )
    return Support(floor_fen(terms.yearly * share), said, cited, "local")


WAY = Way(
    "stable",
    "stable",
    Sentence("稳定支持", "Stable"),
    {"yearly": Sentence("年度额度", "yearly amount"), "grade": Sentence("绩效等级", "grade")},
    amount,
)
