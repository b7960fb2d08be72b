"""Refuse more time."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.given import until_of
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "refuse_extension",
    Sentence("不同意延期", "refuse more time"),
    Sentence("仍按原时限办理。", "Its date stays."),
    "matter.extension_refused",
    "office",
    said=Sentence("理由", "Why"),
)


def effect(doing: Doing) -> None:
    """The date before holds."""
    doing.due = until_of(doing.matter, "ask_extension", "before")
