"""Sign the task contract: tasks, results, money and terms are agreed; the work begins."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "sign_contract",
    Sentence("签订任务书", "sign the task contract"),
    Sentence("确认任务、指标、经费和期限，开始实施。", "Tasks, results, money and terms are agreed; the work begins."),
    "case.contract_signed",
    "applicant",
)
