"""A complaint: received, accepted or referred, examined, answered, and closed by who complained."""

from __future__ import annotations

from kechuang.cases.flow import LOCAL, Flow, State
from kechuang.cases.flows._shared import ABANDONED, DRAFT, refused
from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

FLOW = Flow(
    "complaint",
    Sentence("投诉举报", "Complaint"),
    start="draft",
    way=("draft", "submitted", "examining", "answered", "closed"),
    states=(
        DRAFT,
        State(
            "submitted",
            Sentence("受理", "Acceptance"),
            "office",
            Sentence("由科技局决定是否受理并告知。", "The S&T bureau says whether it will be examined."),
            limit=Period(5, "workday"),
            basis=LOCAL,
        ),
        State(
            "examining",
            Sentence("办理", "Examined"),
            "office",
            Sentence("由科技局调查后答复。", "The S&T bureau looks into it and answers."),
            limit=Period(20, "workday"),
            basis=LOCAL,
        ),
        State(
            "answered",
            Sentence("已答复", "Answered"),
            "applicant",
            Sentence(
                "对答复满意即可办结，不满意可说明理由再办。",
                "Close it if satisfied, or say why it must be looked at again.",
            ),
            limit=Period(15, "workday"),
            basis=LOCAL,
        ),
        State("closed", Sentence("已办结", "Closed"), "nobody", Sentence("已办结。", "It is closed."), final=True),
        refused(Sentence("不予受理", "Not accepted")),
        ABANDONED,
    ),
    table={
        "draft": {"submit": "submitted", "abandon": "abandoned"},
        "submitted": {"take_on": "examining", "refuse": "refused", "take_back": "draft"},
        "examining": {"answer": "answered", "abandon": "abandoned"},
        "answered": {"close": "closed", "reopen": "examining"},
    },
)
