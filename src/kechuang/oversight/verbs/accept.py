"""Accept the answer: the milestone closes with it."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.closing import close_by_answer
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "accept",
    Sentence("确认", "accept the answer"),
    Sentence("答复足以说明，节点随之关闭。", "The answer is enough; the milestone closes with it."),
    "request.accepted",
    "office",
)


def effect(doing: Doing) -> None:
    """Close the milestone by what the unit showed. Raises Refused."""
    close_by_answer(doing.matter, doing.today, doing.stamp)
