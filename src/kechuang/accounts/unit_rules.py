"""What a unit must be before it is stored: named once, of a known kind, with a division code of the right length."""

from __future__ import annotations

from kechuang.accounts.models import Unit
from kechuang.kernel.errors import BadInput
from kechuang.kernel.identifiers import division_code
from kechuang.kernel.sentences import Sentence


def checked_unit(unit: Unit) -> Unit:
    """The unit itself. Raises BadInput, which names the field, for one that cannot be stored."""
    if not unit.name or len(unit.name) > 120 or len(unit.short_name) > 40:
        raise _wrong(
            "name",
            Sentence(
                "请填写单位名称（不超过120字，简称不超过40字）。", "A unit needs a name of at most 120 characters."
            ),
        )
    if unit.kind not in Unit.Kind.values:
        raise _wrong("kind", Sentence("请选择单位类别。", "Choose what kind of unit it is."))
    if unit.division_code:
        found = division_code.check(unit.division_code)
        if found.problems:
            raise _wrong("division_code", found.problems[0].sentence)
        unit.division_code = found.normal
    same = Unit.objects.filter(name=unit.name, until=None).exclude(pk=unit.pk)
    if same.exists():
        raise _wrong(
            "name", Sentence(f"已有名为“{unit.name}”的单位。", f"There is a unit named “{unit.name}” already.")
        )
    if unit.parent and unit.pk and unit.parent.path.startswith(unit.path):
        raise _wrong("parent", Sentence("上级不能是自己或自己的下级。", "A unit cannot stand under itself."))
    return unit


def _wrong(field: str, sentence: Sentence) -> BadInput:
    remedy = Sentence("请改正后再保存。", "Put it right and save again.")
    return BadInput(f"unit.{field}", sentence, remedy, field=field)
