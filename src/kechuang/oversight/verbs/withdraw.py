"""Take it back: no answer is needed any more."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import MatterVerb

VERB = MatterVerb(
    "withdraw",
    Sentence("撤回", "take it back"),
    Sentence("不再需要答复或督办，写明原因。", "It is not needed any more; say why."),
    "matter.withdrawn",
    "office",
    said=Sentence("原因", "Why"),
    danger=True,
)
