"""Report on the year: what became of it in the year."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "report_year",
    Sentence("报送年报", "report on the year"),
    Sentence("按年报告发展情况。", "What became of it in the year."),
    "case.year_reported",
    "applicant",
)
