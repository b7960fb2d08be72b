"""Award the project: nobody objected in time; the contract is signed next."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "award",
    Sentence("立项", "award the project"),
    Sentence("公示期满无异议，通知签订任务书。", "Nobody objected in time; the contract is signed next."),
    "case.awarded",
    "office",
)
