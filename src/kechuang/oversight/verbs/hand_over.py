"""Hand it to a colleague: somebody else of the unit answers."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.units import people_of
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "hand_over",
    Sentence("转给同事", "hand it to a colleague"),
    Sentence("由本单位的另一个人答复，期限不变。", "Somebody else of the unit answers; its date stays."),
    "request.handed_over",
    "unit",
    asks=("person",),
)


def effect(doing: Doing) -> dict[str, str]:
    """Name the other person. Raises BadInput for who is not of the unit."""
    found = next((one for one in people_of(doing.matter.unit) if str(one.pk) == str(doing.given.get("person"))), None)
    if found is None:
        raise BadInput(
            "request.person",
            Sentence("这个人不在本单位。", "That person is not of the unit."),
            Sentence("请从列表中选择。", "Choose one of the list."),
            field="person",
        )
    doing.matter.person = found
    doing.due = doing.matter.due
    return {"person": str(found)}
