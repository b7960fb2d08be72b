"""Named subjects: a table read row by row as facts, each row under the name people know it by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.bulk import FIRST_ROW, LISTED, BadCells
from kechuang.rules.cells import BadCell, read_column
from kechuang.rules.facts import Fact
from kechuang.rules.heads import Heads, read_heads
from kechuang.rules.law import Law
from kechuang.rules.python_reader import Row
from kechuang.rules.tables_in import Table

NAMES = ("名称", "企业名称", "单位名称", "机构名称", "合同名称", "项目名称", "name")
"""Heads that name a row, the first found counting; without one the first column that is no fact does."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a table holds for the laws asked for: the heads that are facts, and the column that names each row."""

    table: Table
    heads: Heads
    named_by: str | None

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        """Name and facts of every row. Raises BadCells once all rows are read where some cells could not be."""
        first = FIRST_ROW
        bad: list[BadCell] = []
        for batch in self.table.batches():
            columns: dict[str, list[object]] = {}
            for column in self.heads.columns:
                values, wrong = read_column(batch[column.head], column, first)
                columns[column.fact.name] = values.to_list()
                bad += wrong[: LISTED - len(bad)]
            names = batch[self.named_by].to_list() if self.named_by else [None] * batch.height
            facts = list(columns)
            for place, (name, *row) in enumerate(zip(names, *columns.values(), strict=True), first):
                yield str(name) if name not in (None, "") else f"第{place}行", dict(zip(facts, row, strict=True))
            first += batch.height
        if bad:
            raise BadCells(_in_order(bad), skippable=False)


def _in_order(bad: list[BadCell]) -> list[BadCell]:
    return sorted(bad, key=lambda cell: cell.row)


def subjects_of(table: Table, laws: Iterable[Law], name_column: str | None, unit_default: str | None) -> Subjects:
    """A table read for several laws at once. Raises BadInput where no column is a fact, or a name is none of it."""
    facts = facts_of_laws(laws)
    heads = read_heads(table.heads, facts, unit_default)
    if not heads.columns:
        raise BadInput(
            "table.no_fact",
            Sentence("表头里没有一列是这项政策所需的事实。", "No column of the table holds a fact of this policy."),
            Sentence("用 kechuang policy template 取得表头。", "See `kechuang policy template`."),
        )
    if name_column is not None and name_column not in table.heads:
        near = get_close_matches(name_column, table.heads, n=3, cutoff=0.3) or list(table.heads[:5])
        raise BadInput(
            "table.no_such_column",
            Sentence(f"表里没有“{name_column}”列。", f"The table has no column “{name_column}”."),
            Sentence(f"有：{'、'.join(near)}。", f"There are: {', '.join(near)}."),
            column=name_column,
        )
    likely = [head for name in NAMES for head in heads.others if head.strip() == name]
    return Subjects(table, heads, name_column or next(iter([*likely, *heads.others]), None))


def facts_of_laws(laws: Iterable[Law]) -> list[Fact]:
    """The facts of several laws, each once. Raises BadInput where two laws keep one fact in different ways."""
    found: dict[str, Fact] = {}
    for law in laws:
        for f in law.facts:
            other = found.setdefault(f.name, f)
            if (other.kind, other.unit, other.scale, other.options) != (f.kind, f.unit, f.scale, f.options):
                raise BadInput(
                    "draft.fact_changed",
                    Sentence(f"事实“{f.label}”在两个版本中口径不同。", f"The fact “{f.name}” is kept in two ways."),
                    Sentence("请为新的口径另起名称。", "Give the new one a name of its own."),
                    fact=f.name,
                )
    return list(found.values())
