"""Pass it to another unit."""

from __future__ import annotations

from kechuang.accounts.models import Unit
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.units import people_of
from kechuang.oversight.verb import Doing, MatterVerb

VERB = MatterVerb(
    "reassign",
    Sentence("转办", "pass it to another unit"),
    Sentence("改由另一单位办理，重新计签收期限。", "Another unit has it; the time to sign for it begins anew."),
    "matter.reassigned",
    "office",
    said=Sentence("理由", "Why"),
    asks=("unit",),
)


def effect(doing: Doing) -> dict[str, str]:
    """Name the other unit and whom of it. Raises BadInput where none is chosen."""
    chosen = str(doing.given.get("unit") or "")
    unit = Unit.objects.filter(until=None, pk=chosen).first() if chosen.isdecimal() else None
    if unit is None or unit.pk == doing.matter.unit_id:
        raise BadInput(
            "matter.unit",
            Sentence("没有选另一个单位。", "No other unit is chosen."),
            Sentence("请从列表中选择。", "Choose one of the list."),
            field="unit",
        )
    before, doing.matter.unit = str(doing.matter.unit), unit
    doing.matter.person = next(iter(people_of(unit)), None)
    return {"from": before, "to": str(unit)}
