"""Submit it: it goes on to the next desk; what was filled in stays as it is unless taken back or returned."""

from __future__ import annotations

from typing import Any

from kechuang.accounts.models import User
from kechuang.cases.frozen_facts import frozen_facts
from kechuang.cases.models import Submission
from kechuang.cases.sheet import found_of, lay_down, refuse_wrong, sheet_of
from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import Answer

VERB = CaseVerb(
    "submit",
    Sentence("提交", "submit it"),
    Sentence(
        "交由下一环节办理；提交后内容不能再改，除非撤回或被退回。",
        "It goes on to the next desk; what was filled in stays as it is unless taken back or returned.",
    ),
    "case.submitted",
    "holder",
)


def effect(doing: Doing) -> dict[str, Any]:
    """Lay what was typed down in the records, and keep the application as it stands. Raises BadInput."""
    case = doing.case
    if not (case.policy or case.call):
        return {}
    case.on = case.on or doing.today
    changed: list[str] = []
    found: dict[str, Answer] = {}
    if case.policy:
        sheet = sheet_of(case)
        refuse_wrong(sheet)
        changed = lay_down(case, sheet, doing.actor)
        laid = case.answers.filter(superseded_at=None, name__in=[*sheet.wants, *sheet.asks])
        laid.update(superseded_at=doing.stamp)
        _, found = found_of(case, sheet.law)
    documents = case.attachments.filter(superseded_at=None).select_related("evidence")
    ordinal = case.submissions.count() + 1
    Submission.objects.create(
        case=case,
        ordinal=ordinal,
        facts=frozen_facts(found),
        documents=[{"wanted": d.wanted, "name": d.evidence.name, "sha256": d.evidence.sha256} for d in documents],
        submitted_at=doing.stamp,
        submitted_by=doing.actor if isinstance(doing.actor, User) else None,
    )
    return {"submission": ordinal, "on": case.on.isoformat(), "filled_in": sorted(changed)}
