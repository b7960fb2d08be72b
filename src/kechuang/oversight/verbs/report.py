"""Report what was done, with evidence."""

from __future__ import annotations

from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import Doing, MatterVerb

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
    waiting = doing.matter.waits_for.filter(closed_on=None).select_related("unit").first()
    if waiting is not None:
        raise Conflict(
            "matter.waits",
            Sentence(f"还在等{waiting.unit}的答复。", f"The answer of {waiting.unit} is still waited for."),
            Sentence("等答复或撤回那项问询后再反馈。", "Report when it is there, or take that question back."),
        )
    doing.matter.answer = doing.said
    doing.matter.evidence = doing.evidence or doing.matter.evidence
    return {"document": doing.evidence.name} if doing.evidence else {}
