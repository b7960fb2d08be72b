"""Let it stand: the conditions still hold after the change."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "keep",
    Sentence("准予继续", "let it stand"),
    Sentence("变化后仍符合条件，资格不变。", "The conditions still hold after the change."),
    "case.kept",
    "office",
    reason=True,
)
