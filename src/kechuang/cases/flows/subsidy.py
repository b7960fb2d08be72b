"""Support after the work (奖补兑现): applied for in a call, checked, reckoned by rule, published, granted, paid."""

from __future__ import annotations

from kechuang.cases.flow import Flow, State
from kechuang.cases.flows._shared import (
    ABANDONED,
    DRAFT,
    OBJECTED,
    PUBLICITY,
    RETURNED,
    TWENTY_DAYS,
    proposed,
    refused,
    submitted,
)
from kechuang.cases.flows.payment import PAID_WITHIN
from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

FLOW = Flow(
    "subsidy",
    Sentence("奖补兑现", "Support after the work"),
    start="draft",
    way=("draft", "submitted", "deciding", "proposed", "publicity", "granted", "paid"),
    states=(
        DRAFT,
        submitted(
            Sentence("形式审查", "Form check"),
            Sentence(
                "由科技局核对材料和资格；缺什么一次告知。",
                "The S&T bureau checks papers and eligibility, and says at once what is missing.",
            ),
        ),
        RETURNED,
        State(
            "deciding",
            Sentence("审定", "Decision"),
            "office",
            Sentence(
                "由科技局按规则核对事实、计算金额后决定。",
                "The S&T bureau runs the rule on the facts, reckons the amount and decides.",
            ),
            limit=Period(20, "workday"),
            basis=TWENTY_DAYS,
        ),
        proposed(Sentence("拟支持", "To be supported")),
        PUBLICITY,
        OBJECTED,
        State(
            "granted",
            Sentence("待拨付", "To be paid"),
            "office",
            Sentence("已确定支持，由科技局办理拨付。", "Granted; the S&T bureau pays it."),
            limit=Period(60, "workday"),
            basis=PAID_WITHIN,
            public=True,
        ),
        State(
            "paid",
            Sentence("已兑现", "Paid"),
            "nobody",
            Sentence("资金已全部到账。", "All of it has arrived."),
            public=True,
            final=True,
        ),
        refused(Sentence("不予支持", "Refused")),
        ABANDONED,
        State(
            "ended",
            Sentence("已终止", "Ended"),
            "nobody",
            Sentence("不再拨付，没有拨付的资金退回预算。", "Nothing more is paid; what is left went back."),
            public=True,
            final=True,
        ),
    ),
    table={
        "draft": {"submit": "submitted", "abandon": "abandoned"},
        "submitted": {"admit": "deciding", "send_back": "returned", "refuse": "refused", "take_back": "draft"},
        "returned": {"submit": "submitted", "abandon": "abandoned", "refuse": "refused"},
        "deciding": {"decide": "proposed", "refuse": "refused", "send_back": "returned"},
        "proposed": {"publish": "publicity", "reconsider": "deciding"},
        "publicity": {"raise_objection": "objected", "grant": "granted", "reconsider": "deciding"},
        "objected": {
            "raise_objection": "objected",
            "answer_objection": "objected",
            "dismiss_objection": "publicity",
            "refuse": "refused",
        },
        "granted": {"note_paid": "paid", "end_early": "ended"},
    },
)
