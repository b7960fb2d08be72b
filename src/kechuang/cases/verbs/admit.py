"""Accept it without review: everything is there; no review is needed, the decision is next."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "admit",
    Sentence("受理", "accept it without review"),
    Sentence("材料齐全，无须评审，进入审定。", "Everything is there; no review is needed, the decision is next."),
    "case.admitted",
    "office",
)
