"""Correct the account: put right before it is approved, or after the bank returned it; it is checked anew."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "correct_account",
    Sentence("更正账户", "correct the account"),
    Sentence("更正后须重新核对。", "It is checked anew."),
    "case.account_corrected",
    "office",
    reason=True,
)
