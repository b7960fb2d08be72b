"""The rules benchmark: peers and ours in interleaved rounds over one set of data; medians, and who is wrong at edges.

Each lap is a process of its own, so that no engine warms or crowds another. `measure` gives everything as data.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
OURS, THEIRS = HERE / "rules_ours.py", HERE / "rules_peers.py"
VENV = HERE.parent / ".venv-bench"
PEERS = ("openfisca", "numpy", "zen")
CODES = ("hnte", "tech_sme")
FULL = 50_000_000


def measure(*, rounds: int, small: int, large: int, full: bool) -> dict[str, Any]:
    """Every figure; `large` 0 leaves the large table out, `full` adds 50 million rows through `assess`."""
    peer = peers()
    told: dict[str, Any] = {"rounds": rounds, "tables": [], "not_measured": [] if peer else list(PEERS)}
    for rows in filter(None, (small, large)):
        with TemporaryDirectory(prefix="kechuang-bench-") as place:
            folder = Path(place) / "data"
            run(OURS, "data", folder, rows)
            told["tables"].append(table(folder, rows, rounds, peer, of_zen=rows == small))
            if rows == small:
                told |= single(folder, peer)
            if rows == (large or small):
                told["spark"] = tried(OURS, "spark", folder)
            if rows == (large or small) and full:
                told["full"] = whole(folder, rows)
    return told | keys(told, small, large)


def peers() -> Path | None:
    """The Python of the peers' own environment, made on first use; None where it cannot be had."""
    requirements = HERE / "requirements.txt"
    python, stamp = VENV / "bin" / "python", VENV / "installed"
    wanted = requirements.read_text("utf-8")
    if not (stamp.is_file() and stamp.read_text("utf-8") == wanted):
        try:
            subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)  # noqa: S603
            install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(requirements)]
            subprocess.run(install, check=True)  # noqa: S603
        except (OSError, subprocess.CalledProcessError):
            shutil.rmtree(VENV, ignore_errors=True)
            return None
        stamp.write_text(wanted, "utf-8")
    return python


def run(script: Path, *words: object, python: Path | None = None) -> dict[str, Any]:
    """What one lap prints. Raises CalledProcessError."""
    command = [str(python or sys.executable), str(script), *map(str, words)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def tried(script: Path, *words: object) -> dict[str, Any] | None:
    """What one lap prints; None where it cannot be run here (no Spark, no Java)."""
    try:
        return run(script, *words)
    except subprocess.CalledProcessError:
        return None


def table(folder: Path, rows: int, rounds: int, peer: Path | None, *, of_zen: bool) -> dict[str, Any]:
    """Interleaved rounds over one table in memory, and one policy from parquet to parquet."""
    laps: dict[str, list[dict[str, Any]]] = {"kechuang": []}
    names = [name for name in PEERS if peer and (name != "zen" or of_zen)]
    for _ in range(rounds):
        laps["kechuang"].append(run(OURS, "bulk", folder))
        for name in names:
            laps.setdefault(name, []).append(run(THEIRS, name, folder, python=peer))
    differ = {name: run(OURS, "check", folder, name) for name in names}
    files = [run(OURS, "table", CODES[0], folder / f"table-{CODES[0]}.parquet") for _ in range(min(rounds, 3))]
    return {
        "rows": rows,
        "engines": {name: middle(found) for name, found in laps.items()},
        "differ": differ,
        "parquet_to_parquet": middle(files),
    }


def middle(laps: list[dict[str, Any]]) -> dict[str, Any]:
    """Median seconds, wall and CPU, the rate, and the highest peak."""
    seconds, cpu = (median(lap[name] for lap in laps) for name in ("seconds", "cpu"))
    return {
        "seconds": round(seconds, 3),
        "cpu": round(cpu, 3),
        "least_seconds": round(min(lap["seconds"] for lap in laps), 3),
        "rows_s": round(laps[0]["rows"] / seconds),
        "peak_mb": max(lap["peak_mb"] for lap in laps),
    }


def single(folder: Path, peer: Path | None) -> dict[str, Any]:
    """One subject: explained, the way out, 700 enterprises against everything; the peers with a trace."""
    return {
        "explain": run(OURS, "one", folder),
        "peers_one_us": run(THEIRS, "one", folder, python=peer) if peer else None,
        "gap": run(OURS, "gap", folder),
        "every": run(OURS, "every", folder),
    }


def whole(folder: Path, rows: int) -> dict[str, Any]:
    """50 million rows, parquet to parquet, a policy."""
    found = {}
    for code in CODES:
        path = folder / f"full-{code}.parquet"
        run(OURS, "repeat", folder / f"table-{code}.parquet", path, FULL // rows)
        found[code] = run(OURS, "table", code, path)
        path.unlink()
    return found


def keys(told: dict[str, Any], small: int, large: int) -> dict[str, Any]:
    """The figures that are watched, by name."""
    by_rows = {t["rows"]: t for t in told["tables"]}

    def against(rows: int, what: str = "seconds") -> float | None:
        engines = by_rows[rows]["engines"] if rows in by_rows else {}
        if "openfisca" not in engines:
            return None
        return round(float(engines["openfisca"][what] / engines["kechuang"][what]), 2)

    gap, differ = told["gap"], by_rows[small]["differ"]
    return {
        "explain_us": max(told["explain"].values()),
        "bulk_1m_vs_openfisca": against(small),
        "bulk_1m_vs_openfisca_cpu": against(small, "cpu"),
        "bulk_10m_vs_openfisca": against(large),
        "bulk_10m_vs_openfisca_cpu": against(large, "cpu"),
        "peak_mb_10m": by_rows[large]["parquet_to_parquet"]["peak_mb"] if large else None,
        "gap_p95_ms": max(gap[f"{code}_p95_ms_wall"] for code in CODES),
        "gap_p95_ms_cpu": max(gap[f"{code}_p95_ms_cpu"] for code in CODES),
        "every_seconds": told["every"]["seconds"],
        "spark_rows_s": told["spark"] and told["spark"]["warm_rows_s"],
        "spark_rows_cpu_s": told["spark"] and told["spark"]["warm_rows_cpu_s"],
        "full_seconds": {code: lap["seconds"] for code, lap in told.get("full", {}).items()} or None,
        "full_peak_mb": max((lap["peak_mb"] for lap in told.get("full", {}).values()), default=None),
        "openfisca_wrong_rows": sum(found["differ"] for found in differ.get("openfisca", {}).values()),
        "ours_wrong_rows": sum(f["ours_wrong"] for found in differ.values() for f in found.values()),
    }
