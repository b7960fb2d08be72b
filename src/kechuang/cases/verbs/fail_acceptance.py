"""Not accept the results: the panel does not accept it."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "fail_acceptance",
    Sentence("验收不通过", "not accept the results"),
    Sentence("专家组意见：不通过。", "The panel does not accept it."),
    "case.acceptance_failed",
    "office",
    reason=True,
)
