"""Open it again within six months, where its evidence is disproved."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput
from kechuang.kernel.periods import Period, last_day
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.closing import reopen_by_answer
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "reopen",
    Sentence("重新办理", "open it again"),
    Sentence("依据被推翻，重新办理。", "Its evidence is disproved; it is worked on again."),
    "matter.reopened",
    "office",
    said=Sentence("理由", "Why"),
    danger=True,
)


def effect(doing: Doing) -> None:
    """What it closed is open again. Raises BadInput after six months."""
    closed = doing.matter.closed_on
    if closed and doing.today > last_day(closed, Period(6, "month")).day:
        raise BadInput(
            "matter.too_late",
            Sentence("销号已超过六个月，不能重新办理。", "It was struck off more than six months ago."),
            Sentence("请另立督查事项。", "Propose a new matter."),
        )
    reopen_by_answer(doing.matter, doing.said, doing.stamp)
