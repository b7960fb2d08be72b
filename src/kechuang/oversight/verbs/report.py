"""Report what was done, with evidence."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import Doing, MatterVerb
from kechuang.oversight.waiting import refuse_while_waiting

VERB = MatterVerb(
    "report",
    Sentence("反馈", "report what was done"),
    Sentence("写明办理情况并附依据。", "Say what was done, with evidence."),
    "matter.reported",
    "unit",
    said=Sentence("办理情况", "What was done"),
    asks=("evidence",),
)


def effect(doing: Doing) -> dict[str, str]:
    """Keep the words and the document with the matter. Raises Conflict while another unit’s answer is waited for."""
    refuse_while_waiting(doing.matter)
    doing.matter.answer = doing.said
    doing.matter.evidence = doing.evidence or doing.matter.evidence
    return {"document": doing.evidence.name} if doing.evidence else {}
