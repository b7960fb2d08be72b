"""Publish it: open to objections; without any it can be closed when the time is over."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "publish",
    Sentence("公示", "publish it"),
    Sentence(
        "向社会公示，期满无异议方可办结。", "Open to objections; without any it can be closed when the time is over."
    ),
    "case.published",
    "office",
)
