"""Say that it is another unit’s, within the time to sign for it."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "ask_reassign",
    Sentence("申请转办", "say that it is another unit’s"),
    Sentence("不属于本单位职责的，写明理由和应由谁办。", "Say why, and whose it is."),
    "matter.reassignment_asked",
    "unit",
    said=Sentence("理由", "Why"),
)


def effect(doing: Doing) -> None:
    """Raises BadInput once the time to sign for it is over."""
    if doing.matter.due and doing.today > doing.matter.due:
        raise BadInput(
            "matter.too_late",
            Sentence(
                f"申请转办的期限是{doing.matter.due:%Y-%m-%d}，已过。",
                f"It could be passed on until {doing.matter.due:%Y-%m-%d}.",
            ),
            Sentence("请先签收，再与督查人员联系。", "Sign for it, and speak with who runs the supervision."),
        )
