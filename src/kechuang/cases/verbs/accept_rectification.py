"""Accept what was put right: examined again and found good; the status goes on."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "accept_rectification",
    Sentence("整改合格", "accept what was put right"),
    Sentence("复查合格，资格继续有效。", "Examined again and found good; the status goes on."),
    "case.rectification_accepted",
    "office",
    reason=True,
)
