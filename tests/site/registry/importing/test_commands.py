"""`kechuang import` and `kechuang export`, from the table to its undoing; once as a real process."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

HEADS = ["统一社会信用代码", "年度", "职工总数", "销售收入（万元）"]

Run = Callable[..., Any]


def write(path: Path, rows: list[list[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_a_table_is_tried_out_written_exported_brought_back_and_undone(command: Run, tmp_path: Path) -> None:
    table = write(
        tmp_path / "年报.csv", [HEADS, ["MH1", 2019, 12, 350.5], ["MH2", 2019, "=7", -3], ["MH3", 2019, "很多", 1]]
    )
    refused = tmp_path / "refused.xlsx"

    tried = command("import", "yearlyreturn", table, "--dry-run", "--json", "--refused", refused, code=1)
    told = json.loads(tried.out)
    assert told["counts"] == {"add": 1, "refused": 2}
    assert {d["code"] for d in told["doubts"]} == {"unknown.organisation"}
    assert [(c["row"], c["column"]) for c in told["cells"] if c["level"] == "refused"] == [
        (3, "职工总数"),
        (4, "职工总数"),
    ]
    assert json.loads(command("import", "--list", "--json").out) == []
    assert refused.stat().st_size > 1000

    left = command("import", "yearlyreturn", table, "--yes", code=2)
    assert "doubts are not answered" in left.err
    done = command("import", "yearlyreturn", table, "--yes", "--doubts", "as_is", "--json", code=1)
    told = json.loads(done.out)
    assert (told["state"], told["counts"]["written_add"]) == ("done", 1)
    listed = json.loads(command("import", "--list", "--json").out)
    assert [(one["id"], one["state"], one["file"]) for one in listed] == [(told["id"], "done", "年报.csv")]

    for form in ("csv", "xlsx"):
        out = tmp_path / f"out.{form}"
        assert "1 rows" in command("export", "yearlyreturn", "--as-of", "2020-01-01", "-o", out).out
        again = command("import", "yearlyreturn", out, "--dry-run", "--json")
        assert json.loads(again.out)["counts"] == {"same": 1}
    beside = json.loads((tmp_path / "out.csv-metadata.json").read_text(encoding="utf-8"))
    assert {"label": "世界时点", "value": "2020-01-01"} in beside["notes"]
    assert (
        json.loads(
            command("export", "yearlyreturn", "--as-of", "2019-01-01", "--format", "json", "-o", tmp_path / "x").out[:1]
        )
        == 0
    )
    assert json.loads((tmp_path / "x").read_text(encoding="utf-8"))["rows"] == []
    command("export", "yearlyreturn", "-o", tmp_path / "out.parquet")
    frame = pl.read_parquet(tmp_path / "out.parquet")
    assert (str(frame["sales"][0]), frame["staff"].to_list()) == ("3505000.000000", [12])
    assert "销售收入" in pl.read_parquet_metadata(tmp_path / "out.parquet")["kechuang"]

    undone = command("import", "--undo", told["id"], "--yes", "--reason", "试用", "--json")
    assert json.loads(undone.out)["counts"]["undone"] == 1
    command("verify-log")


@pytest.mark.sqlite_alone("how a command is told its columns: nothing of it reaches the database")
def test_columns_units_and_fixed_values_may_be_told(command: Run, tmp_path: Path) -> None:
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
    assert "states no unit" in command(*words, code=2).err
    command(*words, "--unit", "销售收入=千元", "--set", "year=2019")
    command("export", "yearlyreturn", "-o", tmp_path / "out.json")
    row = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["rows"][0]
    assert (row["organisation"], row["year"], row["staff"], row["sales"]) == ("MH1", 2019, 12, 350500)
    for wrong in (["--map", "没有=staff"], ["--map", "人数=colour"], ["--unit", "人数=万元"], ["--set", "一句话"]):
        assert command(*words, *wrong, "--unit", "销售收入=千元", "--set", "year=2019", code=2).err.count("\n") == 1
    assert "There is no kind" in command("import", "colour", table, code=2).err
    assert "Name the kind" in command("import", code=2).err
    assert command("import", "yearlyreturn", tmp_path / "gone.csv", code=2).err
    assert "There is no import 99" in command("import", "--undo", "99", "--yes", code=2).err


def test_a_process_of_its_own_tries_a_table_on_the_database_of_its_folder(
    migrated_env: dict[str, str], tmp_path: Path
) -> None:
    table = write(tmp_path / "年报.csv", [HEADS, ["MH1", 2019, "很多", 1]])
    words = [sys.executable, "-m", "kechuang", "import", "yearlyreturn", str(table), "--dry-run", "--json"]
    done = subprocess.run(words, env=migrated_env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["counts"] == {"refused": 1}
