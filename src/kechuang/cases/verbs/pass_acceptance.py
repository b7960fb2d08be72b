"""Accept the results: the panel accepts it."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "pass_acceptance",
    Sentence("验收通过", "accept the results"),
    Sentence("专家组意见：通过。", "The panel accepts it."),
    "case.acceptance_passed",
    "office",
    reason=True,
)
