"""Have it reviewed again: it goes back to the reviewers."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "reopen_review",
    Sentence("重新评审", "have it reviewed again"),
    Sentence("退回评审环节再评。", "It goes back to the reviewers."),
    "case.review_reopened",
    "office",
    reason=True,
)
