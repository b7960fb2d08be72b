"""Answer an objection: the answer is told to who objected and kept with the case."""

from __future__ import annotations

from kechuang.accounts.models import User
from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "answer_objection",
    Sentence("答复异议", "answer an objection"),
    Sentence("答复会告知提出人，并记入办件。", "The answer is told to who objected and kept with the case."),
    "case.objection_answered",
    "office",
    reason=True,
)


def effect(doing: Doing) -> dict[str, int]:
    """Answer the oldest that waits. Raises Conflict where none does."""
    row = doing.case.objections.filter(answered_at=None).order_by("raised_at", "pk").first()
    if row is None:
        raise Conflict(
            "case.no_objection",
            Sentence("没有等待答复的异议。", "No objection waits for an answer."),
            Sentence("可以恢复公示。", "The publication can go on."),
        )
    row.answer, row.answered_at = doing.reason, doing.stamp
    row.answered_by = doing.actor if isinstance(doing.actor, User) else None
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    return {"objection": row.pk}
