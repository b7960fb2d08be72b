"""Return it for changes."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.verb import MatterVerb

VERB = MatterVerb(
    "return_draft",
    Sentence("退回修改", "return it for changes"),
    Sentence("写明要改什么。", "Say what is to be changed."),
    "matter.returned",
    "office",
    said=Sentence("要改什么", "What to change"),
    head=True,
)
