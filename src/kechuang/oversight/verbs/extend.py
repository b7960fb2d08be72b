"""Give more time."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.given import until_of
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "extend",
    Sentence("同意延期", "give more time"),
    Sentence("时限改为申请的日期。", "Its date is the one asked for."),
    "matter.extended",
    "office",
)


def effect(doing: Doing) -> None:
    """The date asked for holds."""
    doing.due = until_of(doing.matter, "ask_extension")
