"""Abandon it: the application ends here; one may apply again later."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "abandon",
    Sentence("撤销申请", "abandon it"),
    Sentence("不再申请，办件就此结束；以后可以另行申请。", "The application ends here; one may apply again later."),
    "case.abandoned",
    "applicant",
)
