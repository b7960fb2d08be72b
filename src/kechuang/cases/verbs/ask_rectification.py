"""Ask for it to be put right: the performer is told what to put right."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "ask_rectification",
    Sentence("要求整改", "ask for it to be put right"),
    Sentence("一次告知整改内容。", "The performer is told what to put right."),
    "case.rectification_asked",
    "office",
    reason=True,
)
