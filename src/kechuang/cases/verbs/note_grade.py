"""Note the grade of an evaluation: the grade of a periodic evaluation."""

from __future__ import annotations

from kechuang.cases.verb import Asked, CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "note_grade",
    Sentence("记录评价等次", "note the grade of an evaluation"),
    Sentence("记录定期评价的等次。", "The grade of a periodic evaluation."),
    "case.grade_noted",
    "office",
    reason=True,
    asks=(Asked("grade", Sentence("等次", "Grade")),),
)


def effect(doing: Doing) -> dict[str, str]:
    """The grade stands in the step."""
    return {"grade": doing.given["grade"]}
