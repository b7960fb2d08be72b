"""Grades of performance evaluation: 优 from 90, 良 from 80, 中 from 60, 差 below (财预〔2020〕10号)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from kechuang.funds.by_date.texts import EVALUATION_2020, Text, cite, in_force
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

Grade = Literal["excellent", "good", "fair", "poor"]
NAMES: Mapping[str, Sentence] = {
    "excellent": Sentence("优", "excellent"),
    "good": Sentence("良", "good"),
    "fair": Sentence("中", "fair"),
    "poor": Sentence("差", "poor"),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """From which score a grade is given, best first; and the weights of a unit's own evaluation."""

    floors: tuple[tuple[int, Grade], ...]
    weights: Mapping[str, int]


TEXTS = (
    Text(
        EVALUATION_2020[2],
        Scale(
            ((90, "excellent"), (80, "good"), (60, "fair"), (0, "poor")),
            {"execution": 10, "output": 50, "benefit": 30, "satisfaction": 10},
        ),
        cite(EVALUATION_2020, "评价等级、自评指标权重"),
    ),
)
PARTS: Mapping[str, Sentence] = {
    "execution": Sentence("预算执行率", "budget execution"),
    "output": Sentence("产出指标", "output"),
    "benefit": Sentence("效益指标", "benefit"),
    "satisfaction": Sentence("满意度指标", "satisfaction"),
}


def grade(score: Fraction, on: date) -> Grade | None:
    """The grade of a score of 0 to 100, exact at its edges; None before the text. Raises BadInput out of range."""
    if not 0 <= score <= 100:
        raise BadInput(
            "evaluation.score",
            Sentence("评价得分应在0至100之间。", "A score lies between 0 and 100."),
            Sentence("请核对得分。", "Check the score."),
            field="score",
        )
    text = in_force(TEXTS, on)
    return next(name for floor, name in text.says.floors if score >= floor) if text else None


def own_score(points: Mapping[str, Fraction], on: date) -> Fraction:
    """The score of a unit's own evaluation from the points of its four parts. Raises BadInput above a part's weight."""
    text = in_force(TEXTS, on) or TEXTS[0]
    weights = text.says.weights
    for part, weight in weights.items():
        if not 0 <= points[part] <= weight:
            name = PARTS[part]
            raise BadInput(
                "evaluation.part",
                Sentence(f"“{name.zh}”应在0至{weight}分之间。", f"“{name.en}” gives 0 to {weight} points."),
                Sentence("请核对各项得分。", "Check the points."),
                field=part,
            )
    return sum((points[part] for part in weights), Fraction(0))
