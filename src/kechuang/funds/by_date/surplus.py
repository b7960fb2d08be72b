"""What becomes of a project's surplus (结余): kept for two years, kept without limit, or returned, by date.

Which text speaks follows from the day of acceptance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kechuang.funds.by_date.texts import OPINIONS_2016, OPINIONS_2021, Text, cite, in_force
from kechuang.kernel.periods import Period, last_day
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation, Confidence

Fate = Literal["keep", "return", "undetermined"]

TEXTS: tuple[Text[Period | None], ...] = (
    Text(OPINIONS_2016[2], Period(2, "year"), cite(OPINIONS_2016, "结余资金")),
    Text(OPINIONS_2021[2], None, cite(OPINIONS_2021, "结余资金")),
)
"""How long a unit in good standing keeps the surplus of an accepted project; None is without limit."""


@dataclass(frozen=True, slots=True)
class Surplus:
    """What becomes of it, until which day it may still be used, and why."""

    fate: Fate
    until: date | None
    reason: Sentence
    citation: Citation
    confidence: Confidence = "K-high"


def surplus(accepted: date | None, *, passed: bool | None, good_standing: bool | None, on: date) -> Surplus:
    """Asked on a day: of a project accepted then (None: not yet), with its conclusion and its unit's standing."""
    if accepted is None or passed is None:
        return _open(Sentence("项目尚未验收。", "The project is not accepted yet."), OPINIONS_2021)
    text = in_force(TEXTS, accepted)
    if text is None:
        return _open(
            Sentence(f"{TEXTS[0].since}以前的规定没有查到。", f"Rules before {TEXTS[0].since} were not found."),
            OPINIONS_2016,
        )
    if not passed:
        said = Sentence("未通过验收，结余应当收回。", "Not accepted: the surplus is returned.")
        return Surplus("return", None, said, text.citation)
    if good_standing is None:
        return _open(Sentence("单位信用情况未填。", "The unit's standing is not known."), OPINIONS_2016)
    if not good_standing:
        said = Sentence("单位信用评价差，结余应当收回。", "The unit's standing is poor: the surplus is returned.")
        return Surplus("return", None, said, text.citation)
    if text.says is None:
        said = Sentence(
            "结余留归单位使用，统筹用于科研直接支出，没有期限。", "Kept for direct costs of research, without limit."
        )
        return Surplus("keep", None, said, text.citation)
    until = last_day(accepted, text.says).day
    if on <= until:
        said = Sentence(f"可用于科研直接支出至{until}，届时未用完的收回。", f"Kept for direct costs until {until}.")
        return Surplus("keep", until, said, text.citation)
    said = Sentence(f"两年使用期已于{until}届满，未用完的收回。", f"The two years ended on {until}: returned.")
    return Surplus("return", until, said, text.citation)


def _open(reason: Sentence, document: tuple[str, str, date | None]) -> Surplus:
    return Surplus("undetermined", None, reason, cite(document, "结余资金"), "unknown")
