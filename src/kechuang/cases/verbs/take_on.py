"""Take the complaint on: it will be examined; the complainant is told."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "take_on",
    Sentence("受理投诉", "take the complaint on"),
    Sentence("受理并告知投诉人。", "It will be examined; the complainant is told."),
    "case.taken_on",
    "office",
)
