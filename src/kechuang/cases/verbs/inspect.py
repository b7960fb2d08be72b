"""Inspect it: what the mid-term check found."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "inspect",
    Sentence("中期检查", "inspect it"),
    Sentence("记录中期检查的结论。", "What the mid-term check found."),
    "case.inspected",
    "office",
    reason=True,
)
