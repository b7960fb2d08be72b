"""Uphold the conclusion: reviewed by somebody who did not make it."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import MatterVerb

VERB = MatterVerb(
    "uphold",
    Sentence("维持结论", "uphold the conclusion"),
    Sentence("由未参与原结论的人复核，维持结论。", "By somebody who did not make it."),
    "matter.upheld",
    "office",
    said=Sentence("复核意见", "What the review found"),
    head=True,
)
