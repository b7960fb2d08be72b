"""Find the objections unfounded: once all are answered the publication goes on to its end."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "dismiss_objection",
    Sentence("异议不成立", "find the objections unfounded"),
    Sentence("全部异议答复后恢复公示，期满办结。", "Once all are answered the publication goes on to its end."),
    "case.objection_dismissed",
    "office",
    reason=True,
)
