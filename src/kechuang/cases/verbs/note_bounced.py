"""Note that the bank returned it: the bank returned it; the account is put right and checked again."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "note_bounced",
    Sentence("记录退回", "note that the bank returned it"),
    Sentence("银行退回，改正账户后重新核对。", "The bank returned it; the account is put right and checked again."),
    "case.payment_bounced",
    "office",
    reason=True,
)
