"""Kechuang's side of the rules benchmark: the data, one timed bulk run, and explaining one subject.

`rules_ours.py data FOLDER ROWS`, `bulk FOLDER`, `file FOLDER`, `explain FOLDER`, `check FOLDER PEER`; each prints
JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import polars as pl
from rules_formulas import Computed

from kechuang.policies import catalogue
from kechuang.rules.columns import Columns
from kechuang.rules.engines import ROW, Evaluated
from kechuang.rules.law import Law

DAY = date(2022, 6, 1)
CODES = ("hnte", "tech_sme")
BATCH = 262_144


def laws() -> list[Law]:
    """The two policies."""
    return [catalogue().law(code, DAY) for code in CODES]


def make(folder: Path, rows: int) -> dict[str, Any]:
    """Random enterprises, many of whose ratios stand exactly on an edge: arrays in units, and a parquet file."""
    chance = np.random.default_rng(20220601)
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
    _expert(facts, chance, rows)
    (folder / "arrays").mkdir(parents=True)
    for name, values in facts.items():
        np.save(folder / "arrays" / f"{name}.npy", values if values.dtype == bool else values.astype(np.float64))
    registered = (np.datetime64(DAY) - facts["days"].astype("timedelta64[D]")).astype("datetime64[D]")
    columns: dict[str, Any] = {"registered": registered}
    for law in laws():
        for f in law.facts:
            if f.name in facts:
                held = facts[f.name]
                columns[f.name] = held if held.dtype == bool else held.astype(np.int64) * f.unit.scale
    pl.DataFrame(columns).write_parquet(folder / "facts.parquet", compression="lz4")
    return {"facts": len(columns), "rows": rows}


def _expert(facts: dict[str, Any], chance: Any, rows: int) -> None:
    """Experts' scores within the bounds that the facts allow."""
    found = Computed(facts)
    facts["conversions_3y"] = chance.integers(0, 7, rows) * 3
    yearly = facts["conversions_3y"] // 3
    bounds = {
        "hnte_ip_level": (0, 8),
        "hnte_ip_core": (0, 8),
        "hnte_ip_source": (0, 6),
        "hnte_ip_standard": (0, 2),
        "hnte_system": (0, 6),
        "hnte_body": (0, 6),
        "hnte_incentive": (0, 4),
        "hnte_training": (0, 4),
        "hnte_ip_count": _graded(
            [facts["ip_class1"] >= 1, *(facts["ip_class2"] >= n for n in (5, 3, 1))], [(7, 8), (5, 6), (3, 4), (1, 2)]
        ),
        "hnte_conversion": _graded(
            [yearly >= n for n in (5, 4, 3, 2, 1)], [(25, 30), (19, 24), (13, 18), (7, 12), (1, 6)]
        ),
    }
    for name in ("assets", "sales"):
        rate = found[f"hi_growth_{name}"]
        edges = [rate >= x for x in (0.35, 0.25, 0.15, 0.05)] + [rate > 0]
        bounds[f"hnte_growth_{name}"] = _graded(edges, [(9, 10), (7, 8), (5, 6), (3, 4), (1, 2)])
    for name, (low, high) in bounds.items():
        facts[name] = chance.integers(low, np.asarray(high) + 1, rows)


def _graded(conditions: list[Any], points: list[tuple[int, int]]) -> tuple[Any, Any]:
    return np.select(conditions, [p[0] for p in points], 0), np.select(conditions, [p[1] for p in points], 0)


def bulk(folder: Path) -> dict[str, Any]:
    """Every condition, point, total and lack of both policies for every row in memory."""
    frame = pl.read_parquet(folder / "facts.parquet").with_row_index(ROW)
    readers = [(law, Evaluated(Columns(law))) for law in laws()]
    found: dict[str, list[pl.Series]] = {code: [] for code in CODES}
    began = perf_counter()
    for batch in frame.iter_slices(BATCH):
        for law, evaluated in readers:
            found[law.policy.code].append(evaluated(batch)["eligible"])
    seconds = perf_counter() - began
    for code, parts in found.items():
        np.save(folder / f"ours-{code}.npy", pl.concat(parts).fill_null(False).to_numpy())
    return {"seconds": seconds, "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}


def whole_file(folder: Path) -> dict[str, Any]:
    """One policy from parquet to parquet, as `assess` does it: read, checked, worked out, written."""
    law = laws()[0]
    renamed = folder / "table.parquet"
    heads = {f.name: f"{f.name}[{f.unit}]" for f in law.facts if f.kind == "number" and str(f.unit) == "元"}
    source = pl.scan_parquet(folder / "facts.parquet")
    there = [f.name for f in law.facts]
    cents = [pl.col(name) // 100 for name in heads]
    source.select(there).with_columns(cents).rename(heads).sink_parquet(renamed, compression="lz4")
    program = (
        "import json, resource, sys, time\nfrom kechuang.cli.app import main\nbegan = time.perf_counter()\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
        "print(json.dumps({'seconds': time.perf_counter() - began, 'peak_mb': peak}))"
    )
    words = ["assess", "hnte", str(renamed), "-o", str(folder / "out.parquet"), "--on", DAY.isoformat()]
    done = subprocess.run([sys.executable, "-c", program, *words], check=True, capture_output=True, text=True)  # noqa: S603
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def explain(folder: Path) -> dict[str, Any]:
    """Microseconds to explain one subject fully, a policy; the median over subjects."""
    subjects = pl.scan_parquet(folder / "facts.parquet").head(400).collect().to_dicts()
    times: dict[str, float] = {}
    for law in laws():
        law.explain(subjects[0])
        laps = []
        for subject in subjects * 5:
            began = perf_counter()
            law.explain(subject)
            laps.append(perf_counter() - began)
        times[law.policy.code] = median(laps) * 1e6
    return times


def check(folder: Path, peer: str) -> dict[str, Any]:
    """Rows in which a peer's verdict differs from ours."""
    return {
        code: int((np.load(folder / f"ours-{code}.npy") != np.load(folder / f"{peer}-{code}.npy")).sum())
        for code in CODES
    }


def main() -> None:
    """Run one part."""
    part, folder = sys.argv[1], Path(sys.argv[2])
    if part == "data":
        told = make(folder, int(sys.argv[3]))
    elif part == "check":
        told = check(folder, sys.argv[3])
    else:
        told = {"bulk": bulk, "explain": explain, "file": whole_file}[part](folder)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
