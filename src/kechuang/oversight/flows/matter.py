"""A supervised matter: proposed, reviewed, notified, received, worked on, reported, checked again, struck off."""

from __future__ import annotations

from kechuang.cases.flow import LOCAL, Flow, State
from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

SAMPLE = f"{LOCAL}；县级督查办法样本"
RULES_733 = "《政府督查工作条例》（国务院令第733号，2021-02-01起施行；期限条款待核）"

FLOW = Flow(
    "matter",
    Sentence("督查事项", "Supervised matter"),
    start="draft",
    way=("draft", "review", "notice", "receipt", "handling", "feedback", "recheck", "closed"),
    states=(
        State(
            "draft",
            Sentence("督查事项", "Proposed"),
            "office",
            Sentence("写明督办什么、由谁办、何时办结；一事一项。", "What, by whom, by when; one matter at a time."),
            frozen=False,
        ),
        State(
            "review",
            Sentence("审核", "Review"),
            "office",
            Sentence(
                "由提交人以外的人审核后，才通知责任单位。",
                "Reviewed by another than who put it up, then the unit is told.",
            ),
            limit=Period(2, "workday"),
            basis=LOCAL,
        ),
        State(
            "notice",
            Sentence("通知", "Notice"),
            "office",
            Sentence("发出督办通知。", "The notice is sent."),
            limit=Period(1, "workday"),
            basis=LOCAL,
        ),
        State(
            "receipt",
            Sentence("签收", "Receipt"),
            "unit",
            Sentence(
                "责任单位签收；不属于本单位的，三个工作日内申请转办。",
                "The unit signs for it, or within three working days says that it is another's.",
            ),
            limit=Period(3, "workday"),
            basis=SAMPLE,
        ),
        State(
            "reassigning",
            Sentence("申请转办", "Reassignment asked"),
            "office",
            Sentence("决定转给哪个单位，或不予转办。", "It is decided which unit has it."),
            limit=Period(3, "workday"),
            basis=LOCAL,
            beside="receipt",
        ),
        State(
            "handling",
            Sentence("办理", "Work"),
            "unit",
            Sentence("按时限办理，办完反馈并附依据。", "Done by its date, then reported with evidence."),
            limit=Period(20, "workday"),
            basis=LOCAL,
        ),
        State(
            "extending",
            Sentence("申请延期", "Extension asked"),
            "office",
            Sentence("决定是否延期。", "It is decided whether there is more time."),
            limit=Period(3, "workday"),
            basis=LOCAL,
            beside="handling",
        ),
        State(
            "feedback",
            Sentence("反馈", "Report"),
            "office",
            Sentence("核对反馈是否完整。", "The report is looked through."),
            limit=Period(5, "workday"),
            basis=LOCAL,
        ),
        State(
            "recheck",
            Sentence("复核", "Check"),
            "office",
            Sentence("按依据复核，必要时到现场。", "Checked by its evidence, on the spot where needed."),
            limit=Period(5, "workday"),
            basis=LOCAL,
        ),
        State(
            "closed",
            Sentence("销号", "Struck off"),
            "nobody",
            Sentence(
                "已销号；六个月内依据被推翻的可以重新办理。",
                "Struck off; open again where its evidence is disproved within six months.",
            ),
            final=True,
        ),
        State(
            "objected",
            Sentence("异议复核", "Objection"),
            "office",
            Sentence("由另一名工作人员复核督查结论。", "Another official reviews the conclusion."),
            limit=Period(30, "day"),
            basis=RULES_733,
            beside="closed",
        ),
        State(
            "abandoned",
            Sentence("已撤销", "Withdrawn"),
            "nobody",
            Sentence("不再督办。", "Not pursued any more."),
            final=True,
        ),
    ),
    table={
        "draft": {"submit": "review", "withdraw": "abandoned"},
        "review": {
            "approve": "notice",
            "return_draft": "draft",
            "withdraw": "abandoned",
            "escalate": "review",
            "instruct": "review",
        },
        "notice": {"notify": "receipt", "withdraw": "abandoned"},
        "receipt": {
            "sign_for": "handling",
            "ask_reassign": "reassigning",
            "withdraw": "abandoned",
            "escalate": "receipt",
            "instruct": "receipt",
        },
        "reassigning": {"reassign": "receipt", "keep_unit": "receipt", "withdraw": "abandoned"},
        "handling": {
            "report": "feedback",
            "ask_extension": "extending",
            "withdraw": "abandoned",
            "escalate": "handling",
            "instruct": "handling",
        },
        "extending": {"extend": "handling", "refuse_extension": "handling", "withdraw": "abandoned"},
        "feedback": {
            "take_up": "recheck",
            "send_back": "handling",
            "withdraw": "abandoned",
            "escalate": "feedback",
            "instruct": "feedback",
        },
        "recheck": {
            "close": "closed",
            "send_back": "handling",
            "withdraw": "abandoned",
            "escalate": "recheck",
            "instruct": "recheck",
        },
        "closed": {"reopen": "handling", "raise_objection": "objected"},
        "objected": {"uphold": "closed", "revise": "handling"},
    },
    apart={"approve": ("submit",), "uphold": ("close",), "revise": ("close",)},
)
