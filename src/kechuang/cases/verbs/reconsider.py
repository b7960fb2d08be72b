"""Reconsider it: the decision no longer stands; it is decided anew."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "reconsider",
    Sentence("重新审定", "reconsider it"),
    Sentence("原决定作废，退回审定环节。", "The decision no longer stands; it is decided anew."),
    "case.reconsidered",
    "office",
    reason=True,
)
