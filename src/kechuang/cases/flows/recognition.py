"""Recognition of an enterprise or platform: applied for, checked, reviewed, published, certified, kept, revoked."""

from __future__ import annotations

from kechuang.cases.flow import LOCAL, Flow, State
from kechuang.cases.flows._shared import (
    ABANDONED,
    CHANGING,
    DRAFT,
    EXPIRED,
    OBJECTED,
    PUBLICITY,
    RECTIFYING,
    RETURNED,
    TWENTY_DAYS,
    certified,
    proposed,
    refused,
    revoked,
    submitted,
)
from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

FLOW = Flow(
    "recognition",
    Sentence("认定", "Recognition"),
    start="draft",
    way=("draft", "submitted", "reviewing", "deciding", "proposed", "publicity", "certified"),
    states=(
        DRAFT,
        submitted(
            Sentence("形式审查", "Form check"),
            Sentence(
                "由科技局核对材料是否齐全；缺什么一次告知。",
                "The S&T bureau checks whether everything is there and says at once what is missing.",
            ),
        ),
        RETURNED,
        State(
            "reviewing",
            Sentence("专家评审", "Expert review"),
            "panel",
            Sentence("由评审专家独立评审。", "Reviewers judge it, each for themselves."),
            limit=Period(30, "workday"),
            basis=LOCAL,
        ),
        State(
            "deciding",
            Sentence("审定", "Decision"),
            "office",
            Sentence("由科技局综合审查后决定。", "The S&T bureau weighs everything and decides."),
            limit=Period(20, "workday"),
            basis=TWENTY_DAYS,
            clock="decision",
        ),
        proposed(Sentence("拟认定", "To be recognised")),
        PUBLICITY,
        OBJECTED,
        certified(
            Sentence("已认定", "Recognised"),
            Sentence(
                "按时年报，情况变化时报告；到期前重新申请。",
                "Report each year and tell of changes; apply again in time.",
            ),
        ),
        CHANGING,
        RECTIFYING,
        refused(Sentence("不予认定", "Refused")),
        ABANDONED,
        EXPIRED,
        revoked(Sentence("已撤销", "Revoked")),
    ),
    table={
        "draft": {"submit": "submitted", "abandon": "abandoned"},
        "submitted": {
            "accept": "reviewing",
            "admit": "deciding",
            "send_back": "returned",
            "refuse": "refused",
            "take_back": "draft",
        },
        "returned": {"submit": "submitted", "abandon": "abandoned", "refuse": "refused"},
        "reviewing": {
            "assign_panel": "reviewing",
            "release_panel": "reviewing",
            "close_review": "deciding",
            "send_back": "returned",
            "abandon": "abandoned",
        },
        "deciding": {"decide": "proposed", "refuse": "refused", "reopen_review": "reviewing", "send_back": "returned"},
        "proposed": {"publish": "publicity", "certify": "certified", "reconsider": "deciding"},
        "publicity": {"raise_objection": "objected", "certify": "certified", "reconsider": "deciding"},
        "objected": {
            "raise_objection": "objected",
            "answer_objection": "objected",
            "dismiss_objection": "publicity",
            "refuse": "refused",
        },
        "certified": {
            "report_year": "certified",
            "report_change": "changing",
            "pass_building": "certified",
            "note_grade": "certified",
            "order_rectification": "rectifying",
            "revoke": "revoked",
            "expire": "expired",
        },
        "changing": {"keep": "certified", "revoke": "revoked"},
        "rectifying": {"accept_rectification": "certified", "revoke": "revoked"},
    },
)
