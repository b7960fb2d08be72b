"""Accept what was built: the time of building is over and it was found good."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "pass_building",
    Sentence("建设期满验收", "accept what was built"),
    Sentence("建设期满，验收合格。", "The time of building is over and it was found good."),
    "case.building_passed",
    "office",
    reason=True,
)
