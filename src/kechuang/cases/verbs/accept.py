"""Accept it for review: everything is there; it goes to the reviewers."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "accept",
    Sentence("受理送审", "accept it for review"),
    Sentence("材料齐全，送专家评审。", "Everything is there; it goes to the reviewers."),
    "case.accepted",
    "office",
)
