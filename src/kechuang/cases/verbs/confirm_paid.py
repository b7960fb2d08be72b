"""Confirm that it arrived: by the bank's receipt."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "confirm_paid",
    Sentence("确认到账", "confirm that it arrived"),
    Sentence("凭银行回单确认。", "By the bank's receipt."),
    "case.payment_confirmed",
    "office",
)
