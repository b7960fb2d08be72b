"""How a project ends: the conclusions of acceptance, since 2018 one comprehensive performance evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kechuang.funds.by_date.texts import MEASURES_2018, PLACE, Text, cite, in_force
from kechuang.kernel.sentences import Sentence

PASSED, FAILED, CONCLUDED = "accepted", "failed", "concluded"
NAMES: Mapping[str, Sentence] = {
    PASSED: Sentence("通过", "passed"),
    FAILED: Sentence("未通过", "not passed"),
    CONCLUDED: Sentence("结题", "concluded"),
}
"""Conclusions by the state a project's record then has."""


@dataclass(frozen=True, slots=True)
class Way:
    """How acceptance is done: in one go, or technical and financial acceptance apart; what may come out."""

    merged: bool
    conclusions: tuple[str, ...]


_BEFORE = Text(date.min, Way(False, (PASSED, FAILED)), cite(PLACE, "项目验收"), "local")
TEXTS = (
    _BEFORE,
    Text(MEASURES_2018[2], Way(True, (PASSED, FAILED, CONCLUDED)), cite(MEASURES_2018, "综合绩效评价")),
)


def acceptance(on: date) -> Text[Way]:
    """How a project is accepted on the day."""
    return in_force(TEXTS, on) or _BEFORE
