"""Strike it off: the evidence is enough; the unit is told the conclusion."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.closing import close_by_answer
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "close",
    Sentence("销号", "strike it off"),
    Sentence("依据充分，事项办结，结论反馈责任单位。", "The evidence is enough; the unit is told the conclusion."),
    "matter.closed",
    "office",
    said=Sentence("督查结论", "Conclusion"),
)


def effect(doing: Doing) -> None:
    """The milestone it is about closes by what the unit showed."""
    close_by_answer(doing.matter, doing.today, doing.stamp)
