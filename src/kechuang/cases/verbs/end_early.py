"""End the project early: the work stops; what is left is dealt with by the rules."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "end_early",
    Sentence("终止项目", "end the project early"),
    Sentence("终止实施，结余经费按规定处理。", "The work stops; what is left is dealt with by the rules."),
    "case.ended_early",
    "office",
    reason=True,
)
