"""Close it: the answer is accepted."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "close",
    Sentence("办结", "close it"),
    Sentence("对答复没有异议，办结。", "The answer is accepted."),
    "case.closed",
    "applicant",
)
