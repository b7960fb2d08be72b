"""Raise an objection: under a real name; the bureau examines and answers it before anything is closed."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "raise_objection",
    Sentence("提出异议", "raise an objection"),
    Sentence(
        "实名提出；科技局核查后答复，核查期间不办结。",
        "Under a real name; the bureau examines and answers it before anything is closed.",
    ),
    "case.objected",
    "anyone",
    reason=True,
)
