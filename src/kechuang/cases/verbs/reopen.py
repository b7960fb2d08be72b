"""Ask for it to be looked at again: say what is wrong with the answer; it is examined again."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "reopen",
    Sentence("要求再办", "ask for it to be looked at again"),
    Sentence("说明对答复不满意之处，退回再办。", "Say what is wrong with the answer; it is examined again."),
    "case.reopened",
    "applicant",
    reason=True,
)
