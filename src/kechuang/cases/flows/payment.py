"""A payment: asked for on a decision, account checked, approved by one, released by another, paid or returned."""

from __future__ import annotations

from kechuang.cases.flow import LOCAL, Flow, State
from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

PAID_WITHIN = "惠企政策“快申快享”（原则上60个工作日内兑付）"


def _of_office(code: str, zh: str, en: str, does_zh: str, does_en: str, **more: object) -> State:
    return State(code, Sentence(zh, en), "office", Sentence(does_zh, does_en), **more)  # type: ignore[arg-type]


FLOW = Flow(
    "payment",
    Sentence("拨付", "Payment"),
    start="draft",
    way=("draft", "submitted", "checked", "approved", "released", "paid"),
    states=(
        _of_office("draft", "起草", "Draft", "由经办人填写拨付单。", "An officer fills in the payment.", frozen=False),
        _of_office(
            "submitted",
            "核对账户",
            "Account checked",
            "由另一名经办人核对收款人和账户。",
            "Another officer checks payee and account.",
            limit=Period(5, "workday"),
            basis=LOCAL,
        ),
        _of_office(
            "checked",
            "批准",
            "Approval",
            "由负责人批准。",
            "Who is in charge approves it.",
            limit=Period(10, "workday"),
            basis=LOCAL,
        ),
        _of_office(
            "approved",
            "拨付",
            "Release",
            "由批准人以外的人拨付。",
            "Somebody other than who approved it releases it.",
            limit=Period(60, "workday"),
            basis=PAID_WITHIN,
        ),
        _of_office(
            "released",
            "已送银行",
            "With the bank",
            "等待银行回单。",
            "The bank's receipt is awaited.",
            limit=Period(5, "workday"),
            basis=LOCAL,
        ),
        State("paid", Sentence("已到账", "Paid"), "nobody", Sentence("款已到账。", "It has arrived."), final=True),
        _of_office(
            "bounced",
            "银行退回",
            "Returned by the bank",
            "由经办人更正账户后重新核对。",
            "An officer puts the account right; it is checked again.",
            limit=Period(5, "workday"),
            basis=LOCAL,
            beside="released",
        ),
        State(
            "refused",
            Sentence("不予拨付", "Refused"),
            "nobody",
            Sentence("已说明理由。", "The reason was given."),
            final=True,
        ),
    ),
    table={
        "draft": {"submit": "submitted", "refuse": "refused"},
        "submitted": {"check_account": "checked", "correct_account": "submitted", "refuse": "refused"},
        "checked": {"approve_payment": "approved", "correct_account": "submitted", "refuse": "refused"},
        "approved": {"release_payment": "released", "refuse": "refused"},
        "released": {"confirm_paid": "paid", "note_bounced": "bounced"},
        "bounced": {"check_account": "checked", "correct_account": "bounced", "refuse": "refused"},
    },
    kept=True,
    apart={
        "check_account": ("submit", "correct_account"),
        "approve_payment": ("submit",),
        "release_payment": ("approve_payment",),
    },
)
