"""Invented enterprises for the rules benchmark, many of whose ratios stand exactly on an edge of the law.

`arrays/NAME.npy` holds each fact in units for the peers, `facts/*.parquet` the same as raw whole numbers for ours,
`table-POLICY.parquet` the same as people write it, with units in the heads, for `assess`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from rules_formulas import GRADES, Computed

from kechuang.policies import catalogue
from kechuang.rules.cells import column_type
from kechuang.rules.law import Law

DAY = date(2022, 6, 1)
CODES = ("hnte", "tech_sme")
CHUNK = 1_000_000


def laws() -> list[Law]:
    """The two heavy policies."""
    return [catalogue().law(code, DAY) for code in CODES]


def make(folder: Path, rows: int) -> dict[str, Any]:
    """Write the data; the same rows every time."""
    (folder / "arrays").mkdir(parents=True)
    (folder / "facts").mkdir()
    kept: dict[str, Any] = {}
    for start in range(0, rows, CHUNK):
        facts = _facts(np.random.default_rng(20220601 + start), min(CHUNK, rows - start))
        for name, values in facts.items():
            if name not in kept:
                kind = bool if values.dtype == bool else np.float64
                kept[name] = np.lib.format.open_memmap(folder / "arrays" / f"{name}.npy", "w+", kind, (rows,))
            kept[name][start : start + len(values)] = values
        _frame(facts).write_parquet(folder / "facts" / f"{start:09}.parquet", compression="lz4")
    for law in laws():
        _table(folder, law)
    return {"facts": len(kept), "rows": rows}


def _facts(chance: Any, rows: int) -> dict[str, Any]:
    """Facts by name, in units."""
    facts: dict[str, Any] = {}
    for law in laws():
        for f in law.facts:
            if f.kind == "truth":
                facts[f.name] = chance.random(rows) < 0.92
            elif f.kind == "number" and not f.judged:
                wide = 30_000 if str(f.unit) == "元" else 12
                facts[f.name] = chance.integers(1, wide, rows) * (10_000 if str(f.unit) == "元" else 1)
    on_edge = chance.random(rows) < 0.3
    for name, of, share in (("st_staff", "staff", 10), ("st_staff_sme", "staff_sme", 4)):
        facts[of] = chance.integers(1, 60, rows) * 20
        facts[name] = np.where(on_edge, facts[of] // share, chance.integers(0, facts[of] + 1))
    facts["rd_deductible"] = np.where(on_edge, facts["sales_y1"] * 6 // 100, facts["rd_deductible"])
    facts["hightech_income"] = np.where(on_edge, facts["total_income"] * 6 // 10, facts["hightech_income"])
    facts["days"] = chance.integers(0, 4000, rows)
    facts["conversions_3y"] = chance.integers(0, 7, rows) * 3
    found = Computed(facts)
    for name, grades in GRADES.items():  # experts' scores, within the bounds that the facts allow
        conditions = [condition(found) for condition, _, _ in grades[:-1]]
        low, high = (
            np.select(conditions, [g[i] for g in grades[:-1]], grades[-1][i]) if conditions else grades[-1][i]
            for i in (1, 2)
        )
        facts[name] = chance.integers(low, np.asarray(high) + 1, rows)
    return facts


def _frame(facts: dict[str, Any]) -> pl.DataFrame:
    """The facts as rules read them: whole numbers of 1/scale, as narrow as `assess` keeps them."""
    registered = (np.datetime64(DAY) - facts["days"].astype("timedelta64[D]")).astype("datetime64[D]")
    columns: dict[str, Any] = {"registered": pl.Series(registered)}
    for law in laws():
        for f in law.facts:
            if f.name in facts:
                held = facts[f.name]
                raw = held if held.dtype == bool else held.astype(np.int64) * f.scale
                columns[f.name] = pl.Series(f.name, raw).cast(column_type(f))
    return pl.DataFrame(columns)


def _table(folder: Path, law: Law) -> None:
    columns = []
    for f in law.facts:
        head = f"{f.name}[{f.unit}]" if f.kind == "number" and str(f.unit) == "元" else f.name
        held = pl.col(f.name).cast(pl.Int64) // f.scale if f.kind == "number" else pl.col(f.name)
        columns.append(held.alias(head))
    source = pl.scan_parquet(folder / "facts" / "*.parquet")
    source.select(columns).sink_parquet(folder / f"table-{law.policy.code}.parquet", compression="lz4")
