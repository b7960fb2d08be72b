"""The life of a paper as a table: drafted, submitted, approved by another person, issued with a number, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping

from kechuang.cases.flow import Flow, State
from kechuang.kernel.sentences import Sentence


def _state(code: str, zh: str, en: str, does_zh: str, does_en: str, **more: object) -> State:
    return State(code, Sentence(zh, en), "office", Sentence(does_zh, does_en), **more)  # type: ignore[arg-type]


FLOW = Flow(
    "paper",
    Sentence("公文", "Paper"),
    start="draft",
    way=("draft", "submitted", "approved", "issued"),
    states=(
        _state("draft", "起草", "Draft", "由经办人修改后送审。", "It is edited, then submitted.", frozen=False),
        _state("submitted", "送审", "Submitted", "由另一名负责人审签。", "Another person, a leader, approves it."),
        _state("approved", "已签", "Approved", "内容已固定，等待编号印发。", "Frozen; it is numbered and issued next."),
        _state("issued", "已印发", "Issued", "已编号印发。", "It is numbered and issued.", final=True),
        _state("withdrawn", "已撤回", "Withdrawn", "文号作废并保留。", "Its number is void and stays.", final=True),
        _state("discarded", "已弃用", "Discarded", "没有印发。", "It was never issued.", final=True),
    ),
    table={
        "draft": {"submit": "submitted", "discard": "discarded"},
        "submitted": {"approve": "approved", "return": "draft"},
        "approved": {"issue": "issued", "return": "draft"},
        "issued": {"withdraw": "withdrawn"},
    },
    apart={"approve": ("submit",)},
)

STATES: Mapping[str, State] = {state.code: state for state in FLOW.states}
