"""Order it put right: the holder is told what to put right, and by when."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "order_rectification",
    Sentence("责令整改", "order it put right"),
    Sentence("告知整改内容和期限。", "The holder is told what to put right, and by when."),
    "case.rectification_ordered",
    "office",
    reason=True,
)
