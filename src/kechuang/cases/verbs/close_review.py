"""Close the review: all opinions are in; the decision is next."""

from __future__ import annotations

from kechuang.cases.sheet import lay_down_judged
from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "close_review",
    Sentence("结束评审", "close the review"),
    Sentence("评审意见收齐，进入审定。", "All opinions are in; the decision is next."),
    "case.review_closed",
    "office",
)


def effect(doing: Doing) -> dict[str, list[str]]:
    """What reviewers found (`fact.NAME`) goes to the records. Raises BadInput."""
    return {"judged": sorted(lay_down_judged(doing.case, doing.given, doing.actor))}
