"""Revoke it: the certificate ends on the day, and the numbers move with it."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "revoke",
    Sentence("撤销资格", "revoke it"),
    Sentence("证书自撤销之日起失效，指标随之变化。", "The certificate ends on the day, and the numbers move with it."),
    "case.revoked",
    "office",
    reason=True,
)
