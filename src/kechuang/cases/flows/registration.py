"""Registration (登记), as of a technology contract: examined by the registrar and entered, or not."""

from __future__ import annotations

from kechuang.cases.flow import LOCAL, Flow
from kechuang.cases.flows._shared import (
    ABANDONED,
    CHANGING,
    DRAFT,
    RETURNED,
    certified,
    proposed,
    refused,
    revoked,
    submitted,
)
from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

FLOW = Flow(
    "registration",
    Sentence("登记", "Registration"),
    start="draft",
    way=("draft", "submitted", "proposed", "certified"),
    states=(
        DRAFT,
        submitted(
            Sentence("审查", "Examination"),
            Sentence(
                "由登记机构审查后登记，或说明理由退回。", "The registrar examines it, or returns it with the reason."
            ),
            limit=Period(30, "day"),
            basis=LOCAL,
            clock="decision",
        ),
        RETURNED,
        proposed(Sentence("拟登记", "To be registered")),
        certified(
            Sentence("已登记", "Registered"),
            Sentence("履行中金额变更的，先办理变更。", "Where the price changes, have it changed here first."),
        ),
        CHANGING,
        refused(Sentence("不予登记", "Refused")),
        ABANDONED,
        revoked(Sentence("已注销登记", "Struck off")),
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
        "proposed": {"certify": "certified", "reconsider": "submitted"},
        "certified": {"report_change": "changing", "revoke": "revoked"},
        "changing": {"keep": "certified", "revoke": "revoked"},
    },
)
