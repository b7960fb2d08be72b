"""Answer it: with a document, or in a sentence."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import Doing, MatterVerb
from kechuang.oversight.waiting import refuse_while_waiting

VERB = MatterVerb(
    "answer",
    Sentence("答复", "answer it"),
    Sentence(
        "附上材料或写一句话；科技局确认后节点关闭。",
        "Attach a document or say it in a sentence; once accepted the milestone closes.",
    ),
    "request.answered",
    "unit",
    said=Sentence("情况（有材料可不写）", "What there is to say (not needed with a document)"),
    asks=("evidence",),
    always_said=False,
)


def effect(doing: Doing) -> dict[str, str]:
    """Keep the words and the document with the question. Raises BadInput where there is neither.

    Raises Conflict while a partner's answer is waited for.
    """
    refuse_while_waiting(doing.matter)
    if not doing.said and doing.evidence is None:
        raise BadInput(
            "request.empty",
            Sentence("还没有材料，也没有写情况。", "There is neither a document nor a word."),
            Sentence("选一份材料，或写一句话。", "Choose a document, or write a sentence."),
            field="said",
        )
    doing.matter.answer = doing.said
    doing.matter.evidence = doing.evidence
    return {"document": doing.evidence.name} if doing.evidence else {}
