"""Revoke it: the certificate ends on the day, and the numbers move with it."""

from __future__ import annotations

from typing import Any

from kechuang.cases.granting import withdraw
from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "revoke",
    Sentence("撤销资格", "revoke it"),
    Sentence("证书自撤销之日起失效，指标随之变化。", "The certificate ends on the day, and the numbers move with it."),
    "case.revoked",
    "office",
    reason=True,
)


def effect(doing: Doing) -> dict[str, Any]:
    """End the certificate from today on."""
    return withdraw(doing.case, doing.actor, doing.today, doing.reason)
