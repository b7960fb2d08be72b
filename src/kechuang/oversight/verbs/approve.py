"""Approve it: it may be notified."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import MatterVerb

VERB = MatterVerb(
    "approve",
    Sentence("审核通过", "approve it"),
    Sentence("审核通过，可以发通知。", "It may be notified."),
    "matter.approved",
    "office",
    head=True,
)
