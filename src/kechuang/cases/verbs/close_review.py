"""Close the review: all opinions are in; the decision is next."""

from __future__ import annotations

from typing import Any

from kechuang.cases.sheet import lay_down_judged
from kechuang.cases.under_panel import panel_of
from kechuang.cases.verb import Asked, CaseVerb, Doing
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "close_review",
    Sentence("结束评审", "close the review"),
    Sentence(
        "评审在系统外进行的，在这里登记结果，进入审定；由专家组评审的自动结束。",
        "Enter what a review held elsewhere found, and go on to the decision; a panel's review closes by itself.",
    ),
    "case.review_closed",
    "office",
    asks=(
        Asked(
            "held",
            Sentence("由谁、何时评审", "Who reviewed it, and when"),
            hint=Sentence("例如：省科技厅，2026年11月3日网络评审", "The body and the day"),
        ),
    ),
)


def effect(doing: Doing) -> dict[str, Any]:
    """What reviewers found (`fact.NAME`) goes to the records. Raises BadInput, Conflict while a panel has the case."""
    held, by = panel_of(doing.case), doing.given.get("panel", "")
    if held and by != held:
        raise Conflict(
            "case.under_panel",
            Sentence(f"专家组{held}正在评审。", f"Panel {held} is judging it."),
            Sentence(
                "评分收齐或由您结束评分后，评审自动结束；不再由专家组评审的，请先取消那次评审。",
                "It closes once all sheets are in or you close the scoring; or call the panel off.",
            ),
            panel=held,
        )
    return {"held": doing.given["held"], "judged": sorted(lay_down_judged(doing.case, doing.given, doing.actor))}
