"""Ask for more time."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.given import day_given
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "ask_extension",
    Sentence("申请延期", "ask for more time"),
    Sentence("写明理由和新的时限。", "Say why, and until when."),
    "matter.extension_asked",
    "unit",
    said=Sentence("理由", "Why"),
    asks=("due",),
)


def effect(doing: Doing) -> dict[str, str]:
    """Keep the date asked for. Raises BadInput for one that is not later."""
    asked = day_given(doing.given)
    if asked is None or (doing.matter.due and asked <= doing.matter.due):
        raise BadInput(
            "matter.extension",
            Sentence("新的时限要晚于现在的时限。", "The new date is to be later than the present one."),
            Sentence("请另选日期。", "Choose another date."),
            field="due",
        )
    return {"until": asked.isoformat(), "before": doing.matter.due.isoformat() if doing.matter.due else ""}
