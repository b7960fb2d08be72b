"""The dry run: every part read, compared and doubted; what becomes of each row kept beside the parts. Stores no record.

plan    row, part's verdict, pk of the row that would be changed, key, name     cells   what is wrong, odd or different
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.importing.comparing import Comparing, Decision
from kechuang.registry.importing.expectations import Doubt, Expectations, Group
from kechuang.registry.importing.folder import Folder
from kechuang.registry.importing.mapping import ColumnMap
from kechuang.registry.importing.organisations import Organisations
from kechuang.registry.importing.reading import Bad, Factors, Read, read_part
from kechuang.registry.importing.shown import raw_text
from kechuang.registry.importing.targets import targets
from kechuang.registry.importing.unit_doubts import UnitDoubts
from kechuang.registry.record import Record

VERDICTS = ("add", "correct", "replace", "same", "refused", "left_out")
PLAN = ("row", "verdict", "base", "key", "name")
CELLS = ("row", "level", "code", "column", "field", "was", "value", "zh", "en", "fix_zh", "fix_en")
"""`level`: refused, doubt, change or note."""
LEAVE_OUT, AS_IS = "leave_out", "as_is"
_MEND = Sentence(
    "请改正后重新导入这一行；不知道的请留空。", "Correct the row and import it again; leave unknowns blank."
)


def schema_of(columns: Iterable[str]) -> dict[str, Any]:
    """The types of columns of a plan or of cells: rows are numbers, everything else is text."""
    return {name: pl.Int64 if name in ("row", "base") else pl.String for name in columns}


@dataclass(slots=True)
class Checked:
    """What a dry run found: rows by verdict, and the doubts by group with how many rows each is about."""

    counts: Counter[str] = field(default_factory=Counter)
    doubts: list[dict[str, Any]] = field(default_factory=list)


def read_by(
    kind: type[Record],
    mapping: ColumnMap,
    heads: tuple[str, ...],
    part: pl.DataFrame,
    factors: Factors,
    all_: Organisations,
) -> Read:
    """Read a part, organisations named by name looked up all at once."""
    for number, chosen in mapping.columns.items():
        if chosen.by == "name":
            all_.ask_names(t.strip() for t in part[f"c{number}"].unique().to_list() if t)
    return read_part(kind, mapping, heads, part, factors, all_.named)


class Checking:
    """One dry run. `step` works one part; `finish` looks at the table as a whole."""

    def __init__(
        self,
        folder: Folder,
        mapping: ColumnMap,
        heads: tuple[str, ...],
        comparing: Comparing,
        answers: Mapping[str, str],
        factors: Factors,
        today: date,
    ) -> None:
        self.folder, self.mapping, self.heads, self.comparing = folder, mapping, heads, comparing
        self.answers, self.factors = answers, factors
        self.kind = comparing.kind
        self.organisations = Organisations()
        brought = {c.field for c in mapping.columns.values()} | set(mapping.fixed)
        self.expectations = Expectations(self.kind, brought, today, self.organisations)
        self.units = UnitDoubts(self.kind, {n for n in brought if n in targets(self.kind)})
        self.doubts: Counter[str] = Counter()
        self._heads = {name: self._head(name) for name in targets(self.kind)}
        self._keys: list[pl.DataFrame] = []

    def step(self, number: int) -> None:
        """Work one part and keep its plan and cells."""
        part = self.folder.read("part", number)
        read = read_by(self.kind, self.mapping, self.heads, part, self.factors, self.organisations)
        decisions = self.comparing.decide(read, {bad.row for bad in read.bad})
        doubts = self.expectations.of(decisions)
        self.units.take(decisions)
        out = {d.row for d in doubts if self.answers.get(d.code) == LEAVE_OUT}
        cells = [_bad_cell(bad, self.heads) for bad in read.bad]
        cells += [_refused_cell(d, self._head(d.at)) for d in decisions if d.verdict == "refused"]
        cells += [self._doubt_cell(d) for d in doubts]
        self.doubts.update(d.code for d in doubts)
        plan = [(row, "refused", None, "", "") for row in dict.fromkeys(bad.row for bad in read.bad)]
        plan += [_planned(d, out) for d in decisions]
        plan.sort()
        self.folder.write("plan", number, pl.DataFrame(plan, schema=schema_of(PLAN), orient="row"))
        told = pl.DataFrame(cells, schema=schema_of(CELLS), orient="row")
        self.folder.write("cells", number, pl.concat([told, self._changes(decisions)]))
        texts = part.select(pl.exclude("row")).hash_rows(seed=0)
        seen = dict(zip(part["row"], texts, strict=True))
        keyed = [(d.row, d.key, d.made[-1].valid_from if d.made else None, seen[d.row]) for d in decisions if d.key]
        schema = {"row": pl.Int64, "key": pl.String, "since": pl.Date, "text": pl.UInt64}
        self._keys.append(pl.DataFrame(keyed, schema=schema, orient="row"))

    def finish(self, parts: int, told: Callable[[], None] | None = None) -> Checked:
        """Find what only the whole table shows: the same record twice, sums in another unit. Gives the result."""
        changes: dict[int, tuple[str, tuple[Any, ...]]] = {}
        for row, other, equal in self._twice():
            zh = f"与第{other}行{'完全相同，已略去' if equal else '是同一条记录，内容不同'}。"
            en = (
                f"The same as row {other}: left out."
                if equal
                else f"The same record as row {other}, otherwise filled in."
            )
            fix = Sentence("不必处理。", "Nothing to do.") if equal else Sentence("请只留一行。", "Keep one of them.")
            cell = (row, "refused", "twice", "", "", "", "", zh, en, fix.zh, fix.en)
            changes[row] = ("refused", cell)
        doubts, groups = self.units.found()
        for doubt in doubts:
            verdict = "left_out" if self.answers.get(doubt.code) == LEAVE_OUT else ""
            changes.setdefault(doubt.row, (verdict, self._doubt_cell(doubt)))
        self.doubts.update(d.code for d in doubts)
        counts = self._patch(parts, changes, told)
        return Checked(counts, self._groups({**self.expectations.groups, **groups}, counts))

    def _groups(self, groups: Mapping[str, Group], counts: Mapping[str, int]) -> list[dict[str, Any]]:
        moved = sum(counts.get(v, 0) for v in ("add", "correct", "replace"))
        return [
            {
                "code": code,
                "field": group.field,
                "zh": group.sentence.zh,
                "en": group.sentence.en,
                "factors": list(group.factors),
                "rows": self.doubts.get(code) or moved,
                "whole": code.startswith("unit.column."),
            }
            for code, group in sorted(groups.items())
            if self.doubts.get(code) or code.startswith("unit.column.")
        ]

    def _twice(self) -> list[tuple[int, int, bool]]:
        """Rows about one record, each with another and whether they are equal; of equal ones the first is kept."""
        every = pl.concat(self._keys) if self._keys else pl.DataFrame(schema={"row": pl.Int64, "key": pl.String})
        if not every.height:
            return []
        # A row that changes nothing has no stretch of its own; it still is the same record as its twin.
        same = every.filter(pl.col("key").is_duplicated()).sort("row")
        found = []
        for _, group in same.group_by("key", maintain_order=True):
            stretches: dict[Any, list[tuple[int, int]]] = {}
            for row, since, text in group.select("row", "since", "text").iter_rows():
                stretches.setdefault(since, []).append((row, text))
            loose = stretches.pop(None, [])
            for rows in stretches.values() or [[]]:
                together = sorted(rows + loose)
                if len(together) < 2:
                    continue
                equal = len({text for _, text in together}) == 1
                first = together[0][0]
                if not equal:
                    found.append((first, together[1][0], False))
                found += [(row, first, equal) for row, _ in together[1:]]
        return found

    def _patch(
        self, parts: int, changes: Mapping[int, tuple[str, tuple[Any, ...]]], told: Callable[[], None] | None
    ) -> Counter[str]:
        """Write late findings into the plans; and count all rows by verdict."""
        counts: Counter[str] = Counter()
        for number in range(parts):
            plan = self.folder.read("plan", number)
            mine = [row for row in plan["row"].to_list() if row in changes]
            if mine:
                verdicts = {row: changes[row][0] for row in mine if changes[row][0]}
                late = plan["row"].replace_strict(verdicts, default=None, return_dtype=pl.String)
                plan = plan.with_columns(pl.coalesce(late, pl.col("verdict")).alias("verdict"))
                self.folder.write("plan", number, plan)
                more = pl.DataFrame([changes[row][1] for row in mine], schema=schema_of(CELLS), orient="row")
                self.folder.write("cells", number, pl.concat([self.folder.read("cells", number), more]))
                if told:
                    told()
            counts.update(dict(plan["verdict"].value_counts().iter_rows()))
        return counts

    # ---- cells

    def _head(self, name: str) -> str:
        found = self.mapping.of(name) if name else None
        if found is not None:
            return self.heads[found[0]]
        known = targets(self.kind).get(name)
        return known.label if known else ""

    def _doubt_cell(self, doubt: Doubt) -> tuple[Any, ...]:
        fix = Sentence("请核对原件；无误的可以按原样导入。", "Compare it with the original; take it as it is if right.")
        head = self._head(doubt.field)
        said = doubt.sentence
        return (doubt.row, "doubt", doubt.code, head, doubt.field, "", doubt.value, said.zh, said.en, fix.zh, fix.en)

    def _changes(self, decisions: list[Decision]) -> pl.DataFrame:
        """What changes, cell by cell; made by columns, for there may be a hundred of them in every row."""
        rows, verdicts, names, was, value = [], [], [], [], []
        for one in decisions:
            for name, (old, new) in one.changed.items():
                rows.append(one.row)
                verdicts.append(one.verdict)
                names.append(name)
                was.append(raw_text(old))
                value.append(raw_text(new))
        table = pl.DataFrame(
            {"row": rows, "code": verdicts, "field": names, "was": was, "value": value},
            schema=schema_of(("row", "code", "field", "was", "value")),
        )
        heads = pl.col("field").replace_strict(self._heads, return_dtype=pl.String)
        rest = {name: pl.lit("") for name in ("zh", "en", "fix_zh", "fix_en")}
        return table.with_columns(column=heads, level=pl.lit("change"), **rest).select(*CELLS)


def _planned(one: Decision, out: set[int]) -> tuple[Any, ...]:
    verdict = "left_out" if one.row in out else one.verdict
    record = one.made[-1] if one.made else one.base
    return (one.row, verdict, one.base.pk if one.base is not None else None, one.key, str(record or one.key)[:80])


def _bad_cell(bad: Bad, heads: tuple[str, ...]) -> tuple[Any, ...]:
    head = heads[bad.column] if bad.column >= 0 else ""
    zh, en = bad.reason.zh, bad.reason.en
    return (bad.row, "refused", "unreadable", head, bad.field, "", bad.value, zh, en, _MEND.zh, _MEND.en)


def _refused_cell(one: Decision, head: str) -> tuple[Any, ...]:
    said, fix = one.reason, one.remedy
    return (one.row, "refused", "refused", head, one.at, "", "", said.zh, said.en, fix.zh, fix.en)
