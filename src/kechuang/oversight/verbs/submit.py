"""Put it up for review."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import MatterVerb

VERB = MatterVerb(
    "submit",
    Sentence("提交审核", "put it up for review"),
    Sentence("提交审核，审核后通知责任单位。", "It is reviewed, then the unit is told."),
    "matter.submitted",
    "office",
)
