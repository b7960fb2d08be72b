"""Close the review: all opinions are in; the decision is next."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "close_review",
    Sentence("结束评审", "close the review"),
    Sentence("评审意见收齐，进入审定。", "All opinions are in; the decision is next."),
    "case.review_closed",
    "office",
)
