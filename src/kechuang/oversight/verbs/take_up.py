"""Take it up for checking."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import MatterVerb

VERB = MatterVerb(
    "take_up",
    Sentence("转入复核", "take it up for checking"),
    Sentence("反馈完整，转入复核。", "The report is whole; it is checked."),
    "matter.taken_up",
    "office",
)
