"""Note the grade of an evaluation: the grade of a periodic evaluation."""

from __future__ import annotations

from typing import Any

from kechuang.cases.granting import change, grant_of
from kechuang.cases.of_policy import procedure_of
from kechuang.cases.verb import Asked, CaseVerb, Doing
from kechuang.kernel.errors import BadInput
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


def effect(doing: Doing) -> dict[str, Any]:
    """The grade stands in the step, and in the record where its kind has one. Raises BadInput for an unknown grade."""
    grade, procedure, how = doing.given["grade"], procedure_of(doing.case), grant_of(doing.case)
    evaluation = procedure.evaluation if procedure else None
    if evaluation is not None and grade not in evaluation.grades:
        words = "、".join(evaluation.grades)
        raise BadInput(
            "case.grade",
            Sentence(f"等次只能是：{words}。", f"The grades are: {words}."),
            Sentence("请改正后再提交。", "Put it right and submit again."),
            field="grade",
        )
    if how is None or not how.graded:
        return {"grade": grade}
    return {"grade": grade} | change(doing.case, {how.graded: grade}, doing.actor, doing.today, doing.reason)
