"""Enter the grant on record: the certificate is entered on record, and the numbers of the plan move with it."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "certify",
    Sentence("登记发证", "enter the grant on record"),
    Sentence(
        "登记到证书记录，规划的指标随之变化。",
        "The certificate is entered on record, and the numbers of the plan move with it.",
    ),
    "case.certified",
    "office",
)
