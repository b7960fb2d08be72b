"""Report on the year: what became of it in the year; each year is reported once."""

from __future__ import annotations

from typing import Any

from kechuang.cases.verb import Asked, CaseVerb, Doing
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "report_year",
    Sentence("报送年报", "report on the year"),
    Sentence("按年报告发展情况。", "What became of it in the year."),
    "case.year_reported",
    "applicant",
    asks=(Asked("year", Sentence("年度", "Year"), hint=Sentence("报哪一年，例如 2025", "The year, such as 2025")),),
)


def effect(doing: Doing) -> dict[str, Any]:
    """The year stands in the step. Raises BadInput for what is no year that has ended, or was reported already."""
    text = doing.given["year"]
    if not (text.isdigit() and len(text) == 4 and int(text) < doing.today.year):
        raise _bad(f"“{text}”不是已经结束的年度。", f"“{text}” is no year that has ended.")
    done = doing.case.steps.filter(verb="report_year").values_list("given", flat=True)
    if any(given.get("year") == text for given in done):
        raise _bad(f"{text}年度已经报过。", f"{text} was reported already.")
    return {"year": text}


def _bad(zh: str, en: str) -> BadInput:
    return BadInput(
        "case.year", Sentence(zh, en), Sentence("请改正后再报。", "Put it right and report again."), field="year"
    )
