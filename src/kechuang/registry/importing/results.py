"""Looking into the result of a dry run: cells and rows by what became of them, in words people typed, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kechuang.kernel.later import pl
from kechuang.registry.importing.checking import VERDICTS
from kechuang.registry.importing.imports import Import
from kechuang.registry.importing.shown import from_raw
from kechuang.registry.importing.state import kind_of
from kechuang.registry.importing.targets import targets

CELL_LEVELS = ("refused", "doubt", "change")
PAGE = 50


@dataclass(frozen=True, slots=True)
class Found:
    """One page of cells or rows, and how many there are in all."""

    rows: list[dict[str, Any]]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.total // PAGE))


def cells(job: Import, level: str, field: str = "", words: str = "", page: int = 1) -> Found:
    """Cells of a level (refused, doubt, change), of one column, with these words in value, key or reason."""
    wanted = job.folder.all("cells").filter(pl.col("level") == level)
    if field:
        wanted = wanted.filter(pl.col("field") == field)
    if words:
        parts = ("value", "was", "zh", "en", "column")
        hit = pl.any_horizontal(pl.col(p).str.contains(words, literal=True) for p in parts)
        wanted = wanted.filter(hit | (pl.col("row").cast(pl.String) == words))
    found = _page(wanted, page)
    if level == "change":
        known = targets(kind_of(job.kind))
        for row in found.rows:
            row["was"], row["value"] = (from_raw(known[row["field"]], row[name]) for name in ("was", "value"))
    return found


def rows(job: Import, verdict: str, words: str = "", page: int = 1) -> Found:
    """Rows of a verdict, with these words in key or name."""
    wanted = job.folder.all("plan").filter(pl.col("verdict") == verdict)
    if words:
        hit = pl.any_horizontal(pl.col(p).str.contains(words, literal=True) for p in ("key", "name"))
        wanted = wanted.filter(hit | (pl.col("row").cast(pl.String) == words))
    return _page(wanted, page)


def left_as_they_are(job: Import, name: str, page: int = 1) -> Found:
    """Rows that the writing (`late`) or the undoing (`kept`) did not touch, with why."""
    if not list(job.folder.numbers(name)):
        return Found([], 0, 1)
    return _page(job.folder.all(name), page)


def columns_of(job: Import, level: str) -> list[tuple[str, str]]:
    """Fields that cells of the level are about, with their heads."""
    found = job.folder.all("cells").filter((pl.col("level") == level) & (pl.col("field") != ""))
    pairs = found.select("field", "column").unique().sort("field").collect()
    return [(field, column) for field, column in pairs.iter_rows()]


def _page(wanted: pl.LazyFrame, page: int) -> Found:
    total = int(wanted.select(pl.len()).collect().item())
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    made = wanted.sort("row", maintain_order=True).slice((page - 1) * PAGE, PAGE).collect().to_dicts()
    return Found(made, total, page)


def is_shown(name: str) -> bool:
    """Whether that is something a dry run can be asked for."""
    return name in CELL_LEVELS or name in VERDICTS
