"""Kechuang's side of the rules benchmark; each part is one process and prints JSON.

`data FOLDER ROWS`; `bulk`, `spark`, `one`, `gap`, `every` FOLDER; `table POLICY TABLE`; `repeat TABLE OUT TIMES`;
`check FOLDER PEER` compares a peer's results with ours, and both with exact fractions.
"""

from __future__ import annotations

import json
import os
import random
import resource
import sys
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from kechuang.rules.flat_memory import keep_memory_flat

if sys.argv[1] == "table":
    keep_memory_flat()
else:  # in memory: what is freed is kept for the next column, and pages are large, as numpy asks for them by itself
    os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:10000,muzzy_decay_ms:-1,thp:always")

import numpy as np
import polars as pl
from rules_data import DAY, laws, make

from kechuang.policies import catalogue
from kechuang.rules.bounds import low
from kechuang.rules.columns import Columns
from kechuang.rules.engines import Evaluated, in_units, spark_query, spark_session, widened
from kechuang.rules.exact import Exact
from kechuang.rules.facts import Fact
from kechuang.rules.gap import way_out
from kechuang.rules.law import Law

KEPT = 1_000_000
"""Rows whose results are kept for comparison."""


def timed(run: Any) -> tuple[Any, float, float]:
    """What a run gives, its seconds and its seconds of CPU."""
    began, cpu = perf_counter(), process_time()
    found = run()
    return found, perf_counter() - began, process_time() - cpu


def peak() -> int:
    """The most memory this process held, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def facts_of(folder: Path) -> pl.DataFrame:
    """The facts, loaded."""
    return pl.read_parquet(folder / "facts" / "*.parquet").rechunk()


def bulk(folder: Path) -> dict[str, Any]:
    """Every condition, point, total and lack of both policies for every row in memory; the plans are made before."""
    facts = facts_of(folder)
    readers = {law.policy.code: Evaluated(Columns(law)) for law in laws()}
    for evaluated in readers.values():
        evaluated.raw(facts.head(1000))
    found, seconds, cpu = timed(lambda: {code: evaluated.raw(facts) for code, evaluated in readers.items()})
    for code, (results, scales) in found.items():
        in_units(results.head(KEPT), scales).write_parquet(folder / f"ours-{code}.parquet")
    return {"seconds": seconds, "cpu": cpu, "peak_mb": peak(), "rows": facts.height}


def table(code: str, path: Path) -> dict[str, Any]:
    """One policy from parquet to parquet through `kechuang assess`: read, checked, worked out, written."""
    from kechuang.cli.app import main

    words = ["assess", code, str(path), "-o", str(path.with_name("out.parquet")), "--on", DAY.isoformat()]

    def run() -> int:
        try:
            main(words)
        except SystemExit as left:
            return int(left.code or 0)
        return 0

    sys.stdout = sys.stderr
    failed, seconds, cpu = timed(run)
    sys.stdout = sys.__stdout__
    if failed:
        raise SystemExit(f"assess ended with {failed}")
    return {"seconds": seconds, "cpu": cpu, "peak_mb": peak(), "rows": _height(path)}


def repeat(path: Path, out: Path, times: int) -> dict[str, Any]:
    """A table several times over, in one file."""
    pl.concat([pl.scan_parquet(path)] * times).sink_parquet(out, compression="lz4")
    return {"rows": _height(out)}


def _height(path: Path) -> int:
    return int(pl.scan_parquet(path).select(pl.len()).collect().item())


def one(folder: Path) -> dict[str, Any]:
    """Microseconds to explain one subject fully, a policy; the median over subjects."""
    subjects = _wide(folder, 400)
    times: dict[str, float] = {}
    for law in laws():
        law.explain(subjects[0])
        laps = [timed(lambda law=law, row=row: law.explain(row))[1] for row in subjects * 5]
        times[law.policy.code] = round(median(laps) * 1e6, 2)
    return times


def _wide(folder: Path, rows: int) -> list[dict[str, Any]]:
    return pl.scan_parquet(folder / "facts" / "*.parquet").head(rows).collect().to_dicts()


def gap(folder: Path) -> dict[str, Any]:
    """Milliseconds for the way out of firms that fail by figures, not by what nobody can change."""
    told: dict[str, Any] = {}
    for law in laws():
        chance, laps, ways = random.Random(7), [], 0  # noqa: S311 - invented figures
        while len(laps) < 300:
            row = _failing(law, chance)
            if law.decide(row) is True:
                continue
            found, seconds, cpu = timed(lambda law=law, row=row: way_out(law, row))
            laps.append((seconds * 1e3, cpu * 1e3))
            ways += len(found.ways)
        for name, values in zip(("wall", "cpu"), zip(*laps, strict=True), strict=True):
            told[f"{law.policy.code}_p50_ms_{name}"] = round(median(values), 1)
            told[f"{law.policy.code}_p95_ms_{name}"] = round(quantiles(values, n=20)[-1], 1)
        told[f"{law.policy.code}_ways"] = ways
    return told


def _failing(law: Law, chance: random.Random) -> dict[str, Any]:
    """A firm with plausible figures, whose experts have not yet scored."""
    staff, sales = chance.randint(10, 400), chance.randint(300, 19_000)
    routes = {"hnte_certificate", "national_award", "provincial_rd_body", "led_standard"}
    row: dict[str, Any] = {}
    for f in law.facts:
        if f.kind == "truth":
            row[f.name] = f.name not in routes or chance.random() < 0.02
        elif f.kind == "date":
            row[f.name] = date(2015, 1, 1)
        elif not f.judged:
            row[f.name] = chance.randint(0, 6) * f.scale
    scale = {f.name: f.scale for f in law.facts}
    figures: dict[str, float] = {"conversions_3y": chance.randint(0, 15)}
    for suffix in ("", "_sme"):
        figures |= {f"staff{suffix}": staff, f"st_staff{suffix}": int(staff * chance.uniform(0, 0.3))}
    for year in (1, 2, 3):
        sold = sales * 1e4 * (1 if year == 1 else chance.uniform(0.6, 1.1))
        spent = sold * chance.uniform(0, 0.06)
        figures |= {
            f"sales_y{year}": sold,
            f"rd_y{year}": spent,
            f"rd_domestic_y{year}": spent * chance.uniform(0.5, 1),
        }
        figures[f"net_assets_y{year}"] = sold * chance.uniform(0.3, 0.6)
    sold = figures["sales_y1"]
    shares = {"rd_deductible": (0, 0.06), "costs": (0.7, 1), "assets": (0.5, 1), "hightech_income": (0.3, 1)}
    figures |= {name: sold * chance.uniform(*share) for name, share in shares.items()}
    figures["total_income"] = sold * 1.05
    return row | {name: int(value) * scale[name] for name, value in figures.items() if name in scale}


def every(folder: Path) -> dict[str, Any]:
    """700 enterprises against every version of every policy, each with all its reasons."""
    policies = catalogue()
    versions = [policies.law(policy.code, version.since) for policy in policies for version in policy.versions]
    chance = random.Random(700)  # noqa: S311 - invented figures
    facts = {f.name: f for law in versions for f in law.facts}
    subjects = [{name: _any(f, chance) for name, f in facts.items()} for _ in range(700)]
    _, compiling, _ = timed(lambda: [law.explain({}) for law in versions])
    _, seconds, cpu = timed(lambda: [len([law.explain(row) for law in versions]) for row in subjects])
    return {
        "policies": len(policies.policies),
        "versions": len(versions),
        "seconds": round(seconds, 3),
        "cpu": round(cpu, 3),
        "compile_seconds": round(compiling, 3),
    }


def _any(fact: Fact, chance: random.Random) -> Any:
    if chance.random() < 0.1:
        return None
    if fact.kind == "truth":
        return chance.random() < 0.8
    if fact.kind == "choice":
        return chance.choice(fact.options)
    if fact.kind == "date":
        return date(2005, 1, 1) + timedelta(days=chance.randrange(6000))
    most = chance.choice((10, 100, 1000)) * (10_000 if str(fact.unit) == "元" else 1)
    return min(chance.randint(0, most), fact.bound) * fact.scale


def spark(folder: Path) -> dict[str, Any]:
    """Both policies by one SQL query each in Spark: start, first run, warm runs, and the same results as Polars."""
    _, start, _ = timed(spark_session)
    session = spark_session()
    stored = folder / "spark"
    if not stored.exists():
        stored.mkdir()
        for part in sorted((folder / "facts").glob("*.parquet")):
            widened(pl.read_parquet(part)).write_parquet(stored / part.name, compression="lz4")
    facts = pl.scan_parquet(stored / "*.parquet")
    rows = int(facts.select(pl.len()).collect().item())
    told: dict[str, Any] = {"rows": rows, "start_seconds": round(start, 2)}
    warm = busy = 0.0
    for law in laws():
        columns = Columns(law)
        full = {f.name for f in columns.facts}
        text, _ = spark_query(session, columns, stored, full, keep=())
        laps, cpu = [], []
        for _ in range(5):
            before = _java_cpu(session)
            laps.append(timed(lambda text=text: session.sql(text).write.format("noop").mode("overwrite").save())[1])
            cpu.append(_java_cpu(session) - before)
        told[f"{law.policy.code}_first_seconds"] = round(laps[0], 2)
        told[f"{law.policy.code}_warm_rows_s"] = round(rows / min(laps[1:]))
        warm, busy = warm + min(laps[1:]), busy + min(cpu[1:])
        theirs = {row[0]: row[1] for row in session.sql(text).groupBy("eligible").count().collect()}
        ours = Evaluated(columns)(facts.select(f.name for f in columns.facts).collect())["eligible"].value_counts()
        told[f"{law.policy.code}_same"] = theirs == dict(ours.iter_rows())
    told["warm_rows_s"] = round(rows / warm)
    told["warm_rows_cpu_s"] = round(rows / busy) if busy else None
    session.stop()
    return told


def _java_cpu(session: Any) -> float:
    """Seconds of CPU that Spark's own process has used (Linux; 0 elsewhere)."""
    stat = Path(f"/proc/{session.sparkContext._gateway.proc.pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text("utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / 100


def check(folder: Path, peer: str) -> dict[str, Any]:
    """Rows in which a peer's conditions, points or verdict differ from ours, and who is right by exact fractions."""
    theirs = np.load(folder / f"{peer}.npz")
    told: dict[str, Any] = {}
    for law in laws():
        code = law.policy.code
        count = len(theirs[code])
        ours = pl.read_parquet(folder / f"ours-{code}.parquet").head(count)
        names = {f"{code}__{c.code}": f"c{i}" for i, c in enumerate(law.version.conditions)} | {code: "eligible"}
        points = {f"{code}__p_{s.code}": f"p{i}_least" for i, s in enumerate(law.version.scores)}
        differ = np.zeros(count, bool)
        for name, column in names.items():
            differ |= theirs[name] != ours[column].fill_null(False).to_numpy()
        for name, column in points.items():
            differ |= ~np.isclose(theirs[name].astype(float), ours[column].to_numpy(), equal_nan=True, atol=0.01)
        asked = np.unique(np.concatenate([np.flatnonzero(differ)[:1000], np.arange(0, count, max(1, count // 1000))]))
        told[code] = {
            "compared": count,
            "differ": int(differ.sum()),
            "verdicts_differ": int((theirs[code] != ours["eligible"].fill_null(False).to_numpy()).sum()),
            **_right(folder, law, ours, asked, differ),
        }
    return told


def _right(folder: Path, law: Law, ours: pl.DataFrame, asked: Any, differ: Any) -> dict[str, int]:
    """How many of the rows asked we and the peer have wrong by exact fractions."""
    facts = pl.scan_parquet(folder / "facts" / "*.parquet").head(ours.height).collect()
    wrong = {"checked": len(asked), "ours_wrong": 0, "theirs_wrong_of_checked": 0}
    for place, subject, result in zip(asked, facts[asked].to_dicts(), ours[asked].to_dicts(), strict=True):
        exact = Exact(subject)
        right = result["eligible"] is exact(law.decision)
        right &= all(result[f"c{i}"] is exact(law.test(c)) for i, c in enumerate(law.version.conditions))
        points = [exact(low(law.on_day(s.points))) for s in law.version.scores]
        right &= [result[f"p{i}_least"] for i in range(len(points))] == [
            None if p is None else float(p) for p in points
        ]
        wrong["ours_wrong"] += not right
        wrong["theirs_wrong_of_checked"] += bool(right and differ[place])
    return wrong


def main() -> None:
    """Run one part."""
    part, *words = sys.argv[1:]
    parts = {"bulk": bulk, "one": one, "gap": gap, "every": every, "spark": spark}
    if part == "data":
        told = make(Path(words[0]), int(words[1]))
    elif part == "table":
        told = table(words[0], Path(words[1]))
    elif part == "repeat":
        told = repeat(Path(words[0]), Path(words[1]), int(words[2]))
    elif part == "check":
        told = check(Path(words[0]), words[1])
    else:
        told = parts[part](Path(words[0]))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
