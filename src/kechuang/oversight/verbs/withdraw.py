"""Take it back: no answer is needed any more, and none of what partner units were asked for it."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "withdraw",
    Sentence("撤回", "take it back"),
    Sentence(
        "不再需要答复或督办，写明原因；为它问配合单位的一并撤回。",
        "It is not needed any more; say why. What partners were asked for it is taken back with it.",
    ),
    "matter.withdrawn",
    "office",
    said=Sentence("原因", "Why"),
    danger=True,
)


def effect(doing: Doing) -> dict[str, list[str]]:
    """Take back what partner units were asked for it: nobody is left waiting for nothing."""
    waiting = list(doing.matter.waits_for.filter(closed_on=None).order_by("pk"))
    why = f"{doing.matter.number}已撤回：{doing.said}"
    for one in waiting:
        doing.do(one, "withdraw", doing.actor, version=one.version, said=why, today=doing.today)
    return {"partners": [one.number for one in waiting]} if waiting else {}
