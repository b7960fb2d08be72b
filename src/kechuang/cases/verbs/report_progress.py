"""Report progress: as the contract asks."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "report_progress",
    Sentence("报告进展", "report progress"),
    Sentence("按任务书报告进展。", "As the contract asks."),
    "case.progress_reported",
    "applicant",
    reason=True,
)
