"""Decide in its favour: granted after the rule was run on all facts of the day; facts and rule are frozen with it."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "decide",
    Sentence("审定通过", "decide in its favour"),
    Sentence(
        "按规则核对当时的全部事实后通过；所用事实和规则随决定一并固定。",
        "Granted after the rule was run on all facts of the day; facts and rule are frozen with it.",
    ),
    "case.decided",
    "office",
    reason=True,
)
