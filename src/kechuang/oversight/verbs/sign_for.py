"""Sign for it: the unit works on it until the date of the notice."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.given import until_of
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "sign_for",
    Sentence("签收", "sign for it"),
    Sentence("本单位已收到并办理。", "The unit has it and works on it."),
    "matter.received",
    "unit",
)


def effect(doing: Doing) -> None:
    """The date of the notice holds where it named one."""
    doing.due = until_of(doing.matter)
