"""Which column holds which field, and in what unit: suggested from the heads, chosen by a person, remembered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from difflib import get_close_matches
from hashlib import sha256
from typing import Any, Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.registry.importing.layout import Layout
from kechuang.registry.importing.targets import SINCE, UNTIL, Target, targets
from kechuang.registry.record import Record

_UNIT = re.compile(r"^(.*?)\s*(?:（([^（）]*)）|\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】)\s*(?:#\d+)?$")
IN_CELLS = "cells"
"""The unit of a column whose cells state it themselves."""

Reads = Literal["", "name"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a column holds: a field, its unit ("" where it needs none), and whether it names organisations by name."""

    field: str
    unit: str = ""
    by: Reads = ""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Columns by number, and fields that have one value in every row (`fixed`, as a person would type it)."""

    columns: Mapping[int, Chosen] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """For storing."""
        return {"columns": {str(i): asdict(c) for i, c in self.columns.items()}, "fixed": dict(self.fixed)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> ColumnMap:
        """As it was stored."""
        columns = {int(i): Chosen(**chosen) for i, chosen in stored.get("columns", {}).items()}
        return cls(columns, dict(stored.get("fixed", {})))

    def of(self, name: str) -> tuple[int, Chosen] | None:
        """The column that holds a field."""
        return next(((i, c) for i, c in self.columns.items() if c.field == name), None)


def heads_hash(heads: Iterable[str]) -> str:
    """Names a set of heads: the same heads in the same order, spaces aside."""
    return sha256("\n".join(_squeezed(head) for head in heads).encode()).hexdigest()


def known_head(kind: type[Record], text: str) -> bool:
    """Whether a text is the head of a field of the kind."""
    return _read_head(kind, text) is not None


def suggested(kind: type[Record], layout: Layout, remembered: ColumnMap | None = None) -> ColumnMap:
    """What the columns hold as far as their heads tell. A mapping remembered for these very heads goes before."""
    if remembered is not None:
        return remembered
    found: dict[int, Chosen] = {}
    for i, head in enumerate(layout.heads):
        read = _read_head(kind, head) if head else None
        if read is None:
            continue
        chosen = replace(read, unit=read.unit or _unit_below(kind, read, layout.units[i]))
        if not chosen.unit and targets(kind)[chosen.field].ambiguous and _is_money(targets(kind)[chosen.field]):
            chosen = replace(chosen, unit=layout.table_unit)
        twin = next((other for other, c in found.items() if c.field == chosen.field), None)
        if twin is not None:
            if found[twin].by == "name" and chosen.by == "":
                del found[twin]  # a code tells more surely than a name
            else:
                continue
        found[i] = chosen
    return ColumnMap(found)


def near_heads(kind: type[Record], head: str) -> list[str]:
    """Fields whose term a head nearly has: shown beside a column nobody could place, never chosen."""
    labels = {t.label: t.name for t in targets(kind).values()}
    return [labels[label] for label in get_close_matches(_squeezed(head), list(labels), n=3, cutoff=0.5)]


def check(kind: type[Record], mapping: ColumnMap, layout: Layout) -> None:
    """Raise BadInput where a mapping cannot be used: a field twice, a key that is missing, a unit nobody stated."""
    known = targets(kind)
    seen: dict[str, int] = {}
    for i, chosen in sorted(mapping.columns.items()):
        head = layout.heads[i] if i < len(layout.heads) else f"#{i + 1}"
        if chosen.field not in known:
            raise BadInput(
                "import.field",
                Sentence(f"“{kind._meta.verbose_name}”没有“{chosen.field}”这一项。", f"There is no {chosen.field}."),
                Sentence("请从列表里选择。", "Choose one of the list."),
                column=head,
            )
        if chosen.field in seen:
            raise BadInput(
                "import.field_twice",
                Sentence(
                    f"“{layout.heads[seen[chosen.field]]}”和“{head}”两列都对应“{known[chosen.field].label}”。",
                    f"“{layout.heads[seen[chosen.field]]}” and “{head}” both hold {chosen.field}.",
                ),
                Sentence("请只留一列。", "Keep one of them."),
                column=head,
            )
        seen[chosen.field] = i
        _check_unit(known[chosen.field], chosen, head)
    for name in mapping.fixed:
        if name not in known or name in seen:
            raise BadInput(
                "import.fixed",
                Sentence(f"“{name}”不能设为固定值。", f"“{name}” cannot have one value in every row."),
                Sentence("它已有对应的列，或没有这一项。", "A column holds it already, or there is no such field."),
                column=name,
            )
    missing = [known[name] for name in kind.KEY if name not in seen and name not in mapping.fixed]
    if missing:
        names = "、".join(t.label for t in missing)
        raise BadInput(
            "import.key_missing",
            Sentence(
                f"缺少“{names}”：没有它就不知道是哪一条记录。", f"{', '.join(t.name for t in missing)} is missing."
            ),
            Sentence("请指定对应的列，或给全表填一个固定值。", "Name its column, or give one value for all rows."),
            column=missing[0].name,
        )
    if not seen:
        raise BadInput(
            "import.no_column",
            Sentence("没有一列对应到登记项。", "No column holds a field."),
            Sentence("请至少指定一列。", "Name one column at least."),
        )


def _check_unit(target: Target, chosen: Chosen, head: str) -> None:
    if not target.units:
        return
    if not chosen.unit:
        if target.ambiguous:
            raise BadInput(
                "import.unit_missing",
                Sentence(f"“{head}”列没有写明单位。", f"The column “{head}” states no unit."),
                Sentence(
                    f"请选择单位，或写进表头，如“{target.label}（万元）”。",
                    f"Choose it, or write “{target.label}（万元）”.",
                ),
                column=head,
            )
        return
    if chosen.unit != IN_CELLS and target.fact is not None and measure(chosen.unit)[1] != target.fact.unit:
        raise BadInput(
            "import.unit",
            Sentence(
                f"“{head}”列的单位不能是{chosen.unit}。", f"The unit of the column “{head}” cannot be {chosen.unit}."
            ),
            Sentence(f"可用：{'、'.join(target.units)}。", f"It may be {', '.join(target.units)}."),
            column=head,
        )


def _read_head(kind: type[Record], text: str) -> Chosen | None:
    known = targets(kind)
    text = _squeezed(text)
    found, unit = _named(kind, text), ""
    if found is None and (parts := _UNIT.match(text)):
        found = _named(kind, parts[1])
        unit = next((group for group in parts.groups()[1:] if group is not None), "").strip()
    if found is None:
        return None
    target = known[found]
    if target.fact is None or not target.units:
        return Chosen(found, by="name" if target.shape == "organisation" and "名称" in text else "")
    if unit and measure(unit)[1] != target.fact.unit:
        return None if _known_unit(unit) else Chosen(found)
    return Chosen(found, unit)


def _named(kind: type[Record], text: str) -> str | None:
    for target in targets(kind).values():
        if text in (target.label, target.name) or text in target.also:
            return target.name
    bare = re.sub(r"[（(].*?[)）]|#\d+$", "", text)
    if bare != text and bare:
        return next((t.name for t in targets(kind).values() if bare in t.also), None)
    return None


def _known_unit(unit: str) -> bool:
    return measure(unit)[1] in {measure(u)[1] for u in ("元", "人", "件", "m²", "%")}


def _unit_below(kind: type[Record], read: Chosen, text: str) -> str:
    unit = text.strip("（）()[]【】 ")
    target = targets(kind)[read.field]
    fits = unit and target.fact is not None and target.units and measure(unit)[1] == target.fact.unit
    return unit if fits else ""


def _is_money(target: Target) -> bool:
    return target.base == "元"


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).lstrip("*＊").rstrip(":：")


def unplaced(heads: Sequence[str], mapping: ColumnMap) -> list[tuple[int, str]]:
    """Columns that will not be imported."""
    return [(i, head) for i, head in enumerate(heads) if head and i not in mapping.columns]


STRETCH = (SINCE, UNTIL)
