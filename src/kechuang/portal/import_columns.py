"""The form in which columns are matched to fields: what it shows of each column, and what was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from kechuang.registry.importing.mapping import IN_CELLS, Chosen, ColumnMap, near_heads
from kechuang.registry.importing.targets import SINCE, UNTIL, Target, targets
from kechuang.registry.record import Record

FIXED_ROOM = 2
"""Empty places offered for fields that have one value in all rows."""


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field to choose: `value` is what the form sends; `units` those its column may be in."""

    value: str
    label: str
    must: bool
    units: str


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the table: its head, some of its cells, what was chosen, and fields with nearly its name."""

    number: int
    head: str
    sample: list[str]
    chosen: str
    unit: str
    near: list[str]


def choices(kind: type[Record]) -> list[FieldChoice]:
    """Every field; one that holds an organisation can be read by its code or by its name."""
    made = []
    for target in targets(kind).values():
        must = target.key or target.needed
        units = " ".join((*target.units, IN_CELLS)) if target.units else ""
        made.append(FieldChoice(target.name, _label(target), must, units))
        if target.shape == "organisation":
            label = _("%(field)s（按名称查）") % {"field": target.label}
            made.append(FieldChoice(f"{target.name}|name", label, False, ""))
    return made


def units(kind: type[Record]) -> list[str]:
    """Every unit that some field may be in."""
    return list(dict.fromkeys(unit for target in targets(kind).values() for unit in target.units))


def rows(
    kind: type[Record], heads: Sequence[str], sample: Sequence[Sequence[str]], mapping: ColumnMap
) -> list[ColumnRow]:
    """The columns that have a head or hold something."""
    known = targets(kind)
    made = []
    for i, head in enumerate(heads):
        cells = [row[i] for row in sample if i < len(row) and row[i]][:3]
        if not head and not cells:
            continue
        chosen = mapping.columns.get(i)
        near = [] if chosen else [known[name].label for name in near_heads(kind, head)]
        value = f"{chosen.field}|name" if chosen and chosen.by else chosen.field if chosen else ""
        made.append(ColumnRow(i, head, cells, value, chosen.unit if chosen else "", near))
    return made


def fixed_rows(mapping: ColumnMap) -> list[tuple[str, str]]:
    """Fields with one value, and some empty places."""
    return [*mapping.fixed.items(), *[("", "")] * FIXED_ROOM]


def posted(kind: type[Record], data: QueryDict, heads: Sequence[str]) -> ColumnMap:
    """What was chosen; a unit is kept only where its field takes one."""
    known = targets(kind)
    columns: dict[int, Chosen] = {}
    for i in range(len(heads)):
        name, _bar, by = data.get(f"field-{i}", "").partition("|")
        if not name:
            continue
        takes = name in known and bool(known[name].units)
        columns[i] = Chosen(name, data.get(f"unit-{i}", "") if takes else "", "name" if by == "name" else "")
    names, values = data.getlist("fixed-field"), data.getlist("fixed-value")
    fixed = {name: value.strip() for name, value in zip(names, values, strict=False) if name and value.strip()}
    return ColumnMap(columns, fixed)


def options_of(data: Mapping[str, str]) -> dict[str, str]:
    """The choices for the whole import as the form sends them."""
    names = ("differs", "since", "blank", "standing", "example", "reason")
    return {name: data.get(name, "") for name in names}


def _label(target: Target) -> str:
    if target.name in (SINCE, UNTIL):
        return _("%(field)s（记录的有效期）") % {"field": target.label}
    return target.label
