"""Let it expire: its term is over."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "expire",
    Sentence("到期", "let it expire"),
    Sentence("有效期已满。", "Its term is over."),
    "case.expired",
    "clock",
)
