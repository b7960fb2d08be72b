"""Ask for acceptance: the work is done; it is to be accepted."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "ask_acceptance",
    Sentence("申请验收", "ask for acceptance"),
    Sentence("任务完成，申请综合绩效评价。", "The work is done; it is to be accepted."),
    "case.acceptance_asked",
    "applicant",
)
