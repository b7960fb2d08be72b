"""Give it to a panel of experts: they judge it, and what they find comes back by itself."""

from __future__ import annotations

from kechuang.cases.under_panel import panel_of
from kechuang.cases.verb import Asked, CaseVerb, Doing
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "assign_panel",
    Sentence("交专家组评审", "give it to a panel of experts"),
    Sentence(
        "由抽取的专家组评审；评分收齐后，结果自动计入办件。",
        "A drawn panel judges it; once all sheets are in, what they found is laid into the case by itself.",
    ),
    "case.panel_assigned",
    "panel",
    asks=(Asked("panel", Sentence("评审编号", "Number of the panel")),),
)


def effect(doing: Doing) -> dict[str, str]:
    """Raises Conflict where another panel has it."""
    held = panel_of(doing.case)
    if held:
        raise Conflict(
            "case.under_panel",
            Sentence(f"办件{doing.case.number}已经交专家组{held}评审。", f"{doing.case.number} is with panel {held}."),
            Sentence("请先取消那次评审，再另行组织。", "Call that panel off before another is opened."),
            panel=held,
            field="cases",
        )
    return {"panel": doing.given["panel"]}
