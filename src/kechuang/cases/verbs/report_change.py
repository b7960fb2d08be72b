"""Report a change: a change of name or business; the bureau examines whether the conditions still hold."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "report_change",
    Sentence("报告变更", "report a change"),
    Sentence(
        "名称、经营范围等重大变化，由科技局核查是否仍符合条件。",
        "A change of name or business; the bureau examines whether the conditions still hold.",
    ),
    "case.change_reported",
    "applicant",
    reason=True,
)
