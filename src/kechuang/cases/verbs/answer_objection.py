"""Answer an objection: the answer is told to who objected and kept with the case."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "answer_objection",
    Sentence("答复异议", "answer an objection"),
    Sentence("答复会告知提出人，并记入办件。", "The answer is told to who objected and kept with the case."),
    "case.objection_answered",
    "office",
    reason=True,
)
