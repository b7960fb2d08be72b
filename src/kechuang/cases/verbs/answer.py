"""Answer it: what was found is told to the complainant."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "answer",
    Sentence("答复", "answer it"),
    Sentence("调查结果答复投诉人。", "What was found is told to the complainant."),
    "case.answered",
    "office",
    reason=True,
)
