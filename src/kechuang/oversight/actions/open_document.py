"""Open the document of an answer: to whoever may see the question or matter; noted in the log."""

from __future__ import annotations

from pathlib import Path

from kechuang.accounts.access import READ, Actor, may, require
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.models import Matter
from kechuang.registry.evidence.store import place_of


def open_document(matter: Matter, actor: Actor) -> Path:
    """Where its bytes are. Raises Refused, BadInput where there is none."""
    require(may(actor, READ, matter), actor, "matter.document_opened", matter)
    if matter.evidence is None:
        raise BadInput(
            "matter.no_document",
            Sentence("没有材料。", "There is no document."),
            Sentence("请看答复的文字。", "Read the words of the answer."),
        )
    record("matter.document_opened", actor=actor, obj=matter, after={"sha256": matter.evidence.sha256})
    return place_of(matter.evidence.sha256)
