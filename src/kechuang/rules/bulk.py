"""A whole table against a law: facts read, verdicts worked out by an engine, every row with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.rules.cells import BadCell, read_columns
from kechuang.rules.columns import Columns
from kechuang.rules.engines import OTHER, ROW, Engine, Evaluated, duckdb_results, spark_results, widened
from kechuang.rules.heads import Heads
from kechuang.rules.law import Law
from kechuang.rules.tables_in import Table
from kechuang.rules.tables_out import write_table
from kechuang.rules.verdicts import Verdicts

FIRST_ROW = 2
"""Rows are numbered as a spreadsheet numbers them: the heads are row 1."""

LISTED = 1000
"""Bad cells listed at most; where bad rows are not to be skipped, reading ends there."""


class BadCells(BadInput):
    """Cells of the table that cannot be read; nothing was written. `skippable`: such rows could be set apart."""

    def __init__(self, cells: list[BadCell], *, skippable: bool = True) -> None:
        first, many = cells[0], len(cells) >= LISTED
        zh = f"表中有{len(cells)}处读不出{'（未全部列出）' if many else ''}，没有写出任何结果。"
        en = f"{len(cells)} cells cannot be read{' (there may be more)' if many else ''}; nothing was written."
        super().__init__(
            "table.bad_cells",
            Sentence(zh, en),
            Sentence(
                "请改正后重试，或用 --skip-bad 把有问题的行另存。",
                "Correct them and try again, or set such rows apart with --skip-bad.",
            )
            if skippable
            else Sentence(
                "请改正后重试；不知道的请留空。", "Correct them and try again; leave blank what is not known."
            ),
            row=first.row,
            column=first.column,
        )
        self.cells = cells


@dataclass(slots=True)
class Tally:
    """How many rows said yes, no and unknown, how many were set apart, and the bad cells found."""

    yes: int = 0
    no: int = 0
    unknown: int = 0
    skipped: int = 0
    bad: list[BadCell] = field(default_factory=list)


class Assessment:
    """One table against one law."""

    def __init__(self, law: Law, heads: Heads, *, skip_bad: bool = False) -> None:
        self.law, self.heads, self.skip_bad = law, heads, skip_bad
        self.columns = Columns(law, [f.name for f in heads.absent])
        self.tally = Tally()
        self._set_apart: list[pl.DataFrame] = []
        self._full = {c.fact.name for c in heads.columns}

    def run(
        self,
        table: Table,
        engine: Engine,
        folder: Path,
        told: Callable[[int], None] = lambda rows: None,
        *,
        worded: bool = True,
    ) -> Iterator[pl.DataFrame]:
        """The result, batch by batch. Raises BadCells, BadInput.

        `told` hears how many rows were read; `worded` says verdicts in words; `folder` holds what DuckDB and Spark
        read and write.
        """
        self.verdicts = Verdicts(self.columns, self.heads, worded=worded)
        if engine == "polars":
            evaluated = Evaluated(self.columns)
            for facts in self._read(table, told):
                yield self._counted(self.verdicts(evaluated(facts)))
            self._refuse_bad()
            return
        stored = folder / "facts.parquet"
        write_table(stored, ".parquet", map(widened, self._read(table, told)))
        self._refuse_bad()
        run = {"duckdb": duckdb_results, "spark": spark_results}[engine]
        for results in run(self.columns, stored, folder, self._full):
            yield self._counted(self.verdicts(results))

    def _read(self, table: Table, told: Callable[[int], None]) -> Iterator[pl.DataFrame]:
        """Row numbers, facts and the columns passed on, of the rows that can be read."""
        first = FIRST_ROW
        for batch in _at_least_one(table):
            facts, wrong = read_columns(batch, self.heads.columns, first)
            rows = pl.int_range(first, first + batch.height, eager=True).alias(ROW)
            others = [batch[head].alias(f"{OTHER}{i}") for i, head in enumerate(self.heads.others)]
            frame = pl.DataFrame([rows, *facts, *others])
            if wrong:
                frame = self._apart(batch, frame, wrong)
            first += batch.height
            self._full -= {name for name in self._full if frame[name].null_count()}
            yield frame
            told(first - FIRST_ROW)

    def _apart(self, batch: pl.DataFrame, facts: pl.DataFrame, wrong: list[BadCell]) -> pl.DataFrame:
        """The facts without the rows that have bad cells, which are listed, or end the reading."""
        self.tally.bad += sorted(wrong, key=lambda cell: cell.row)[: LISTED - len(self.tally.bad)]
        if not self.skip_bad and len(self.tally.bad) >= LISTED:
            self._refuse_bad()
        reasons: dict[int, list[str]] = {}
        for cell in wrong:
            reasons.setdefault(cell.row, []).append(cell.reason.zh)
        rows = sorted(reasons)
        self.tally.skipped += len(rows)
        bad = facts[ROW].is_in(rows)
        if self.skip_bad:
            numbered = batch.filter(bad).insert_column(0, pl.Series("行", rows))
            why = pl.Series("原因", ["".join(reasons[row]) for row in rows])
            self._set_apart.append(numbered.with_columns(why))
        return facts.filter(~bad)

    def take_set_apart(self) -> list[pl.DataFrame]:
        """The rows set apart since the last call, with their number and the reasons."""
        taken, self._set_apart = self._set_apart, []
        return taken

    def _refuse_bad(self) -> None:
        if self.tally.bad and not self.skip_bad:
            raise BadCells(self.tally.bad)

    def _counted(self, result: pl.DataFrame) -> pl.DataFrame:
        counts = dict(result[self.verdicts.machine].value_counts().iter_rows())
        self.tally.yes += counts.get(True, 0)
        self.tally.no += counts.get(False, 0)
        self.tally.unknown += counts.get(None, 0)
        return result


def _at_least_one(table: Table) -> Iterator[pl.DataFrame]:
    """The batches of a table; one without rows where the table has none, so that the result has its heads."""
    empty = True
    for batch in table.batches():
        empty = False
        yield batch
    if empty:
        yield pl.DataFrame(schema=dict.fromkeys(table.heads, pl.String))
