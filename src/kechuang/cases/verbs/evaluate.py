"""Evaluate and close it: what was found counts in the next call."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "evaluate",
    Sentence("绩效评价归档", "evaluate and close it"),
    Sentence("绩效结果供下次申报参考。", "What was found counts in the next call."),
    "case.evaluated",
    "office",
    reason=True,
)
