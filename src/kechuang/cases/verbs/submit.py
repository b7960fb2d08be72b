"""Submit it: it goes on to the next desk; what was filled in stays as it is unless taken back or returned."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "submit",
    Sentence("提交", "submit it"),
    Sentence(
        "交由下一环节办理；提交后内容不能再改，除非撤回或被退回。",
        "It goes on to the next desk; what was filled in stays as it is unless taken back or returned.",
    ),
    "case.submitted",
    "holder",
)
