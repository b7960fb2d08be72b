"""Column heads of tables: which fact a column holds and in which unit (销售收入（万元）, sales_y1[万元])."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import RATIO, measure
from kechuang.rules.facts import Fact

_UNIT = re.compile(r"^(.*?)\s*(?:（([^（）]*)）|\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】)$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table that holds a fact; `unit` is the one its head states, `place` counts columns from 0."""

    head: str
    fact: Fact
    unit: str | None
    place: int = 0

    def cell(self, row: int) -> str:
        """A cell as a spreadsheet calls it: C2."""
        letters, rest = "", self.place
        while rest >= 0:
            letters, rest = chr(ord("A") + rest % 26) + letters, rest // 26 - 1
        return f"{letters}{row}"


@dataclass(frozen=True, slots=True)
class Heads:
    """What the columns of a table are: facts, columns to pass on untouched, and among those the likely mistakes."""

    columns: tuple[Column, ...]
    others: tuple[str, ...]
    likely: tuple[tuple[str, str], ...]
    """A column nobody asked for with the fact whose name or label it nearly has."""

    absent: tuple[Fact, ...]
    """Facts without a column: unknown in every row."""


def written_unit(fact: Fact) -> str:
    """The unit people fill a fact in: money in 万元, ratios in %, the rest in its own unit."""
    if fact.kind != "number":
        return ""
    return "%" if fact.unit == RATIO else "万元" if str(fact.unit) == "元" else str(fact.unit)


def written_head(fact: Fact) -> str:
    """The head of a fact's column in templates: its label with the unit."""
    unit = written_unit(fact)
    return f"{fact.label}（{unit}）" if unit else fact.label


def read_heads(heads: Sequence[str], facts: Iterable[Fact], default: str | None = None) -> Heads:
    """Facts of the columns by name or label. `default` is the unit of money whose head states none.

    Raises BadInput where two columns hold one fact, or a head states a unit the fact cannot have.
    """
    facts = list(facts)
    known = {f.label: f for f in facts} | {f.name: f for f in facts}
    columns: dict[str, Column] = {}
    others, likely = [], []
    for place, head in enumerate(heads):
        column = _column(place, head, known, default)
        if column is None:
            others.append(head)
            if near := get_close_matches(head, list(known), n=1, cutoff=0.75):
                likely.append((head, near[0]))
            continue
        if (first := columns.get(column.fact.name)) is not None:
            zh = f"“{first.head}”与“{head}”两列是同一个事实（{column.fact.label}）。"
            raise BadInput(
                "table.fact_twice",
                Sentence(zh, f"The columns “{first.head}” and “{head}” hold one fact ({column.fact.name})."),
                Sentence("请只保留一列。", "Keep one of them."),
                column=head,
            )
        columns[column.fact.name] = column
    absent = tuple(f for f in facts if f.name not in columns)
    return Heads(tuple(columns.values()), tuple(others), tuple(likely), absent)


def _column(place: int, head: str, known: dict[str, Fact], default: str | None) -> Column | None:
    text = head.strip().lstrip("\ufeff")
    fact, unit = known.get(text), None
    if fact is None and (found := _UNIT.match(text)):
        fact = known.get(found[1].strip())
        unit = next(group for group in found.groups()[1:] if group is not None).strip() or None
    if fact is None:
        return None
    if fact.kind != "number":
        return Column(head, fact, None, place)
    if unit is None and default and str(fact.unit) == "元":
        unit = default
    if unit is not None and measure(unit)[1] != fact.unit:
        said = str(fact.unit) or "比率"
        raise BadInput(
            "table.unit",
            Sentence(f"“{head}”的单位应为{said}，而不是{unit}。", f"The unit of “{head}” must be {said}, not {unit}."),
            Sentence("请改正表头后重试。", "Correct the head and try again."),
            column=head,
        )
    return Column(head, fact, unit, place)


def factor(column: Column) -> Fraction | None:
    """Raw steps of the fact in one written number of the column; None where a bare number would be a guess."""
    if column.unit is not None:
        return measure(column.unit)[0] * column.fact.scale
    ambiguous = column.fact.unit == RATIO or str(column.fact.unit) == "元"
    return None if ambiguous else Fraction(column.fact.scale)
