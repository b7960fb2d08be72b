"""Approve the payment: approved on the decision it rests on."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "approve_payment",
    Sentence("批准拨付", "approve the payment"),
    Sentence("依据决定批准拨付。", "Approved on the decision it rests on."),
    "case.payment_approved",
    "office",
)
