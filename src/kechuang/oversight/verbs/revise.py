"""Revise the conclusion: it does not hold, the matter is worked on again."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.closing import reopen_by_answer
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "revise",
    Sentence("撤销结论", "revise the conclusion"),
    Sentence("结论不成立，重新办理。", "It does not hold; the matter is worked on again."),
    "matter.revised",
    "office",
    said=Sentence("复核意见", "What the review found"),
    head=True,
)


def effect(doing: Doing) -> None:
    """What it closed is open again."""
    reopen_by_answer(doing.matter, doing.said, doing.stamp)
