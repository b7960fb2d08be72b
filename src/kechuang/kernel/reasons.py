"""The reason a person gives for an act: required, and more than a keystroke."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

SHORTEST = 4
LONGEST = 1000


def given(reason: str) -> str:
    """The reason without surrounding blanks. Raises BadInput where it says too little or too much."""
    said = reason.replace("\0", "").strip()
    if SHORTEST <= len(said) <= LONGEST:
        return said
    raise BadInput(
        "reason.missing",
        Sentence("没有写明理由。", "No reason was given.")
        if not said
        else Sentence("理由太短。", "The reason is too short.")
        if len(said) < SHORTEST
        else Sentence("理由太长。", "The reason is too long."),
        Sentence(f"请写明理由（{SHORTEST}—{LONGEST} 字）。", f"Say why, in {SHORTEST} to {LONGEST} characters."),
        field="reason",
    )
