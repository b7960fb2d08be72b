"""`kechuang import` and `kechuang export`, as real processes on an empty database."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

HEADS = ["统一社会信用代码", "年度", "职工总数", "销售收入（万元）"]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(migrated_env: dict[str, str]) -> Run:
    def command(*words: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "kechuang", *map(str, words)],
            env=migrated_env,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done

    return command


def write(path: Path, rows: list[list[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_a_table_is_tried_out_written_exported_brought_back_and_undone(run: Run, tmp_path: Path) -> None:
    table = write(
        tmp_path / "年报.csv", [HEADS, ["MH1", 2019, 12, 350.5], ["MH2", 2019, "=7", -3], ["MH3", 2019, "很多", 1]]
    )
    refused = tmp_path / "refused.xlsx"

    tried = run("import", "yearlyreturn", table, "--dry-run", "--json", "--refused", refused, code=1)
    told = json.loads(tried.stdout)
    assert told["counts"] == {"add": 1, "refused": 2}
    assert {d["code"] for d in told["doubts"]} == {"unknown.organisation"}
    assert [(c["row"], c["column"]) for c in told["cells"] if c["level"] == "refused"] == [
        (3, "职工总数"),
        (4, "职工总数"),
    ]
    assert json.loads(run("import", "--list", "--json").stdout) == []
    assert refused.stat().st_size > 1000

    left = run("import", "yearlyreturn", table, "--yes", code=2)
    assert "doubts are not answered" in left.stderr
    done = run("import", "yearlyreturn", table, "--yes", "--doubts", "as_is", "--json", code=1)
    told = json.loads(done.stdout)
    assert (told["state"], told["counts"]["written_add"]) == ("done", 1)
    listed = json.loads(run("import", "--list", "--json").stdout)
    assert [(one["id"], one["state"], one["file"]) for one in listed] == [(told["id"], "done", "年报.csv")]

    for form in ("csv", "xlsx"):
        out = tmp_path / f"out.{form}"
        assert "1 rows" in run("export", "yearlyreturn", "--as-of", "2020-01-01", "-o", out).stdout
        again = run("import", "yearlyreturn", out, "--dry-run", "--json")
        assert json.loads(again.stdout)["counts"] == {"same": 1}
    beside = json.loads((tmp_path / "out.csv-metadata.json").read_text(encoding="utf-8"))
    assert {"label": "世界时点", "value": "2020-01-01"} in beside["notes"]
    assert (
        json.loads(
            run("export", "yearlyreturn", "--as-of", "2019-01-01", "--format", "json", "-o", tmp_path / "x").stdout[:1]
        )
        == 0
    )
    assert json.loads((tmp_path / "x").read_text(encoding="utf-8"))["rows"] == []
    run("export", "yearlyreturn", "-o", tmp_path / "out.parquet")
    frame = pl.read_parquet(tmp_path / "out.parquet")
    assert (str(frame["sales"][0]), frame["staff"].to_list()) == ("3505000.000000", [12])
    assert "销售收入" in pl.read_parquet_metadata(tmp_path / "out.parquet")["kechuang"]

    undone = run("import", "--undo", told["id"], "--yes", "--reason", "试用", "--json")
    assert json.loads(undone.stdout)["counts"]["undone"] == 1
    run("verify-log")


@pytest.mark.sqlite_alone("how a command is told its columns: nothing of it reaches the database")
def test_columns_units_and_fixed_values_may_be_told(run: Run, tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", [["代号", "人数", "销售收入"], ["MH1", 12, 350.5]])
    words = [
        "import",
        "yearlyreturn",
        table,
        "--map",
        "代号=organisation",
        "--map",
        "人数=staff",
        "--doubts",
        "as_is",
        "--yes",
    ]
    assert "states no unit" in run(*words, code=2).stderr
    run(*words, "--unit", "销售收入=千元", "--set", "year=2019")
    run("export", "yearlyreturn", "-o", tmp_path / "out.json")
    row = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["rows"][0]
    assert (row["organisation"], row["year"], row["staff"], row["sales"]) == ("MH1", 2019, 12, 350500)
    for wrong in (["--map", "没有=staff"], ["--map", "人数=colour"], ["--unit", "人数=万元"], ["--set", "一句话"]):
        assert run(*words, *wrong, "--unit", "销售收入=千元", "--set", "year=2019", code=2).stderr.count("\n") == 1
    assert "There is no kind" in run("import", "colour", table, code=2).stderr
    assert "Name the kind" in run("import", code=2).stderr
    assert run("import", "yearlyreturn", tmp_path / "gone.csv", code=2).stderr
    assert "There is no import 99" in run("import", "--undo", "99", "--yes", code=2).stderr
