"""Show it to the leader: so many working days past its date."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "escalate",
    Sentence("报领导", "show it to the leader"),
    Sentence("超过时限，呈报领导。", "It is past its date; the leader sees it."),
    "matter.escalated",
    "clock",
)


def effect(doing: Doing) -> None:
    """Note the day; its date stays."""
    doing.matter.escalated_on = doing.today
    doing.due = doing.matter.due
