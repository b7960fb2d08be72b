"""Say what is to be done about it: a leader, once it was shown to them or before."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "instruct",
    Sentence("批示", "say what is to be done"),
    Sentence("写明要求，单位和科技局都看得到；时限不变。", "The unit and the bureau both see it; its date stays."),
    "matter.instructed",
    "leader",
    said=Sentence("批示", "What is to be done"),
)


def effect(doing: Doing) -> None:
    """Its date stays."""
    doing.due = doing.matter.due
