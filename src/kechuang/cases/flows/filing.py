"""Filing (备案): noted when complete; nothing is judged beyond what the rule itself says."""

from __future__ import annotations

from kechuang.cases.flow import Flow
from kechuang.cases.flows._shared import (
    ABANDONED,
    CHANGING,
    DRAFT,
    EXPIRED,
    OBJECTED,
    PUBLICITY,
    RECTIFYING,
    RETURNED,
    certified,
    proposed,
    refused,
    revoked,
    submitted,
)
from kechuang.kernel.sentences import Sentence

FLOW = Flow(
    "filing",
    Sentence("备案", "Filing"),
    start="draft",
    way=("draft", "submitted", "proposed", "publicity", "certified"),
    states=(
        DRAFT,
        submitted(
            Sentence("核对", "Check"),
            Sentence(
                "由科技局按规则核对；缺什么一次告知。",
                "The S&T bureau checks it against the rule and says at once what is missing.",
            ),
            clock="decision",
        ),
        RETURNED,
        proposed(Sentence("拟备案", "To be filed")),
        PUBLICITY,
        OBJECTED,
        certified(
            Sentence("已备案", "Filed"),
            Sentence("情况变化时报告；到期后重新申请。", "Tell of changes; apply again when it ends."),
        ),
        CHANGING,
        RECTIFYING,
        refused(Sentence("不予备案", "Refused")),
        ABANDONED,
        EXPIRED,
        revoked(Sentence("已取消备案", "Struck off")),
    ),
    table={
        "draft": {"submit": "submitted", "abandon": "abandoned"},
        "submitted": {
            "decide": "proposed",
            "send_back": "returned",
            "refuse": "refused",
            "take_back": "draft",
        },
        "returned": {"submit": "submitted", "abandon": "abandoned", "refuse": "refused"},
        "proposed": {"publish": "publicity", "certify": "certified", "reconsider": "submitted"},
        "publicity": {"raise_objection": "objected", "certify": "certified", "reconsider": "submitted"},
        "objected": {
            "raise_objection": "objected",
            "answer_objection": "objected",
            "dismiss_objection": "publicity",
            "refuse": "refused",
        },
        "certified": {
            "report_year": "certified",
            "report_change": "changing",
            "note_grade": "certified",
            "order_rectification": "rectifying",
            "revoke": "revoked",
            "expire": "expired",
        },
        "changing": {"keep": "certified", "revoke": "revoked"},
        "rectifying": {"accept_rectification": "certified", "revoke": "revoked"},
    },
)
