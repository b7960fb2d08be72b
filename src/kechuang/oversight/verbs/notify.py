"""Send the notice: the unit is told, with the date by which it is to be done."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "notify",
    Sentence("发出通知", "send the notice"),
    Sentence("责任单位收到督办通知，开始计签收期限。", "The unit is told; the time to sign for it begins."),
    "matter.notified",
    "office",
    asks=("due",),
)


def effect(doing: Doing) -> dict[str, str]:
    """Keep the date by which it is to be done, else that of the meeting, beside the time to sign for it."""
    until = doing.matter.until
    return {"until": str(doing.given.get("due") or (until.isoformat() if until else ""))}
