"""Award the project: nobody objected in time; the contract is signed next."""

from __future__ import annotations

from kechuang.cases.granting import refuse_unpublished
from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "award",
    Sentence("立项", "award the project"),
    Sentence("公示期满无异议，通知签订任务书。", "Nobody objected in time; the contract is signed next."),
    "case.awarded",
    "office",
)


def effect(doing: Doing) -> None:
    """Raises Conflict while it is published or an objection waits."""
    refuse_unpublished(doing.case, doing.today)
