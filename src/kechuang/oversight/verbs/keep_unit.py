"""Keep it with the unit."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import MatterVerb

VERB = MatterVerb(
    "keep_unit",
    Sentence("不予转办", "keep it with the unit"),
    Sentence("仍由原单位办理。", "It stays with the unit."),
    "matter.kept",
    "office",
    said=Sentence("理由", "Why"),
)
