"""`kechuang bench rules`: how fast rules are read, beside their peers, in one interleaved run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="速度对比（源码目录内运行）。 Benchmarks.")
ROOT = Path(__file__).parents[4]
PEERS = ("openfisca", "numpy")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="bench")


@group.command("rules")
def rules(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    rounds: Annotated[int, typer.Option(min=1, help="轮数，取中位数。 Rounds; medians are shown.")] = 3,
    small: Annotated[int, typer.Option(help="小表行数。 Rows of the small table.")] = 1_000_000,
    large: Annotated[
        int, typer.Option(help="大表行数，0 为不测。 Rows of the large one; 0 leaves it out.")
    ] = 10_000_000,
) -> None:
    """规则判定与 OpenFisca、numpy 在同一组数据上对比。 Reading rules, beside OpenFisca and a numpy floor."""
    folder = ROOT / "benchmarks"
    if not folder.is_dir():
        from kechuang.kernel.errors import BadInput
        from kechuang.kernel.sentences import Sentence

        raise BadInput(
            "bench.no_source",
            Sentence("速度对比只能在源码目录里运行。", "Benchmarks run only in the source folder."),
            Sentence("请取得源码后执行 ./kechuang bench rules。", "Get the source and run ./kechuang bench rules."),
        )
    peer = _peers(folder / "requirements.txt")
    told: dict[str, Any] = {"rounds": rounds, "tables": []}
    for rows in filter(None, (small, large)):
        with TemporaryDirectory(prefix="kechuang-bench-") as place:
            told["tables"].append(_table(folder, Path(place) / "data", rows, rounds, peer, told))
    told |= _keys(told["tables"], small, large)
    told["not_measured"] = ["zen-engine"] + ([] if peer else ["openfisca"])
    if as_json:
        print(json.dumps(told))
    else:
        _show(told)


def _peers(requirements: Path) -> Path | None:
    """The Python of the peers' own environment, made on first use; None where it cannot be had."""
    place = ROOT / ".venv-bench"
    python = place / "bin" / "python"
    stamp = place / "installed"
    wanted = requirements.read_text("utf-8")
    if not (stamp.is_file() and stamp.read_text("utf-8") == wanted):
        try:
            subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)  # noqa: S603
            install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(requirements)]
            subprocess.run(install, check=True)  # noqa: S603
        except (OSError, subprocess.CalledProcessError):
            shutil.rmtree(place, ignore_errors=True)
            return None
        stamp.write_text(wanted, "utf-8")
    return python


def _run(python: Path | str, script: Path, *words: str) -> dict[str, Any]:
    done = subprocess.run([str(python), str(script), *words], check=True, capture_output=True, text=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _table(
    folder: Path, place: Path, rows: int, rounds: int, peer: Path | None, told: dict[str, Any]
) -> dict[str, Any]:
    """Interleaved rounds over one table: seconds, peaks and verdicts that differ."""
    ours, theirs = folder / "rules_ours.py", folder / "rules_peers.py"
    _run(sys.executable, ours, "data", str(place), str(rows))
    laps: dict[str, list[dict[str, Any]]] = {}
    differ: dict[str, Any] = {}
    for _ in range(rounds):
        laps.setdefault("kechuang", []).append(_run(sys.executable, ours, "bulk", str(place)))
        for name in PEERS if peer else ():
            laps.setdefault(name, []).append(_run(str(peer), theirs, name, str(place / "arrays")))
            differ[name] = _run(sys.executable, ours, "check", str(place), name)
    if "explain_us" not in told:
        told["explain"] = _run(sys.executable, ours, "explain", str(place))
        told["explain_us"] = max(told["explain"].values())
    file = _run(sys.executable, ours, "file", str(place))
    seconds = {name: median(lap["seconds"] for lap in found) for name, found in laps.items()}
    peaks = {name: max(lap["peak_mb"] for lap in found) for name, found in laps.items()}
    return {"rows": rows, "seconds": seconds, "peak_mb": peaks, "differ": differ, "parquet_to_parquet": file}


def _keys(tables: list[dict[str, Any]], small: int, large: int) -> dict[str, Any]:
    def against(rows: int) -> float | None:
        table = next((t for t in tables if t["rows"] == rows), None)
        if table is None or "openfisca" not in table["seconds"]:
            return None
        return round(float(table["seconds"]["openfisca"] / table["seconds"]["kechuang"]), 2)

    last = next((t for t in tables if t["rows"] == large), None)
    return {
        "bulk_1m_vs_openfisca": against(small),
        "bulk_10m_vs_openfisca": against(large),
        "peak_mb_10m": last["parquet_to_parquet"]["peak_mb"] if last else None,
    }


def _show(told: dict[str, Any]) -> None:
    from rich.table import Table

    from kechuang.cli.reading_view import console_on
    from kechuang.kernel.sentences import Sentence, terminal_language

    def said(zh: str, en: str) -> str:
        return Sentence(zh, en).within(terminal_language())

    table = Table()
    for head in (
        said("行数", "rows"),
        said("引擎", "engine"),
        "s",
        said("百万行/秒", "M rows/s"),
        "MB",
        said("结论不同", "differ"),
    ):
        table.add_column(head)
    for found in told["tables"]:
        for name, seconds in found["seconds"].items():
            differ = found["differ"].get(name)
            rate = f"{found['rows'] / seconds / 1e6:.2f}"
            many = str(sum(differ.values())) if differ else ""
            table.add_row(f"{found['rows']:,}", name, f"{seconds:.2f}", rate, str(found["peak_mb"][name]), many)
        file = found["parquet_to_parquet"]
        rate = f"{found['rows'] / file['seconds'] / 1e6:.2f}"
        table.add_row(
            f"{found['rows']:,}", "parquet → parquet (hnte)", f"{file['seconds']:.2f}", rate, str(file["peak_mb"]), ""
        )
    with console_on(sys.stdout) as console:
        console.print(table)
        for code, lap in told["explain"].items():
            console.print(said(f"逐条说明 {code}：{lap:.1f} 微秒", f"explain {code}: {lap:.1f} µs"))
        for key in ("bulk_1m_vs_openfisca", "bulk_10m_vs_openfisca", "peak_mb_10m"):
            console.print(f"{key}: {told[key]}")
        console.print(said("未测：", "not measured: ") + "、".join(told["not_measured"]))
