"""Note that all of it was paid: the support has arrived and the file is closed."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "note_paid",
    Sentence("全部到账", "note that all was paid"),
    Sentence("资金已全部到账，办结归档。", "All of it has arrived; the file is closed."),
    "case.support_paid",
    "clock",
)
