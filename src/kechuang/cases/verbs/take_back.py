"""Take it back: before it is accepted it goes back to a draft, to be submitted again."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "take_back",
    Sentence("撤回修改", "take it back"),
    Sentence(
        "受理前撤回到草稿，改好后再提交。", "Before it is accepted it goes back to a draft, to be submitted again."
    ),
    "case.taken_back",
    "applicant",
)
