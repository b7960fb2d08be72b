"""Find the objections unfounded: once all are answered the publication goes on to its end."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "dismiss_objection",
    Sentence("异议不成立", "find the objections unfounded"),
    Sentence("全部异议答复后恢复公示，期满办结。", "Once all are answered the publication goes on to its end."),
    "case.objection_dismissed",
    "office",
    reason=True,
)


def effect(doing: Doing) -> None:
    """The publication goes on to its own end, or to the end of today. Raises Conflict while an objection waits."""
    if doing.case.objections.filter(answered_at=None).exists():
        raise Conflict(
            "case.objection_waits",
            Sentence("还有异议没有答复。", "An objection has not been answered."),
            Sentence("请先答复。", "Answer it first."),
        )
    published = doing.case.steps.filter(verb="publish").order_by("-ordinal").first()
    if published is not None and published.due is not None:
        doing.due = max(published.due, doing.today)
