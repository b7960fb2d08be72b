"""Send it back: what is missing is told, and it is answered again."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import MatterVerb

VERB = MatterVerb(
    "send_back",
    Sentence("退回", "send it back"),
    Sentence("写明还缺什么，单位补充后再报。", "Say what is missing; the unit answers again."),
    "matter.sent_back",
    "office",
    said=Sentence("还缺什么", "What is missing"),
)
