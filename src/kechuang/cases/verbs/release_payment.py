"""Release the payment: somebody other than who approved it sends it to the bank."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "release_payment",
    Sentence("拨付", "release the payment"),
    Sentence("由批准人以外的人送银行。", "Somebody other than who approved it sends it to the bank."),
    "case.payment_released",
    "office",
)
