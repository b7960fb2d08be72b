"""Send it back for correction: the applicant is told at once all that must be corrected, and submits again."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "send_back",
    Sentence("退回补正", "send it back for correction"),
    Sentence(
        "一次告知需要补正的全部内容，申请人补正后再次提交。",
        "The applicant is told at once all that must be corrected, and submits again.",
    ),
    "case.sent_back",
    "office",
    reason=True,
)
