"""`assess`: tables of every kind in and out, every row with its reasons, nothing written where cells are bad."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from kechuang.cli.app import main
from kechuang.policies import catalogue
from kechuang.rules.rows import row

HEADS = [
    "编号",
    "员工数（科技型中小企业口径）",
    "staff_sme",
    "st_staff_sme",
    "最近一年销售收入（万元）",
    "assets[元]",
    "resident",
]
ROWS = [
    ["A1", "", "100", "30", "5000", "100000000", "是"],
    ["A2", "", "501", "30", "5000", "100000000", "是"],
    ["A3", "", "", "30", "20000.000001", "100000000", "否"],
]


def run(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in (*words, "--lang", "zh")])
    return left.value.code


def table(path: Path, rows: list[list[str]] = ROWS, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([HEADS, *rows])
    return path


def result(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    frame = pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_excel(path, engine="openpyxl")
    return frame.to_dicts()


@pytest.fixture(params=["utf-8", "utf-8-sig", "gb18030"])
def given(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return table(tmp_path / "企业.csv", encoding=request.param)


def test_every_row_gets_its_verdict_and_keeps_its_own_columns(given: Path) -> None:
    assert run("assess", "tech_sme", given, "--on", "2018-06-01") == 0
    found = result(given.with_name("企业-tech_sme.csv"))
    assert [r["编号"] for r in found] == ["A1", "A2", "A3"]
    assert [r["结论"] for r in found] == ["待定", "否", "否"]
    assert [r["eligible"] for r in found] == ["", "false", "false"]
    size = next(head for head in found[0] if head.endswith("[size]"))
    assert [r[size] for r in found] == ["符合", "不符合", "不符合"]
    assert "有效Ⅰ类知识产权数" in found[0]["还缺的事实"]


@pytest.mark.parametrize("kind", [".csv", ".xlsx", ".parquet"])
def test_each_kind_can_be_written_and_read_again(kind: str, tmp_path: Path) -> None:
    out = tmp_path / f"结果{kind}"
    assert run("assess", "tech_sme", table(tmp_path / "t.csv"), "-o", out, "--on", "2018-06-01") == 0
    found = result(out)
    assert [r["verdict" if kind == ".parquet" else "结论"] for r in found] == ["待定", "否", "否"]
    again = tmp_path / f"再{kind}"
    filled = tmp_path / f"填{kind}"
    frame = pl.DataFrame(ROWS, schema=HEADS, orient="row").with_columns(pl.all().replace("", None))
    {".csv": frame.write_csv, ".xlsx": lambda p: _xlsx(frame, p), ".parquet": frame.write_parquet}[kind](filled)
    assert run("assess", "tech_sme", filled, "-o", again, "--on", "2018-06-01") == 0
    blank = HEADS[1]  # text has no way to tell an empty cell from a missing one
    assert [r | {blank: ""} for r in result(again)] == [r | {blank: ""} for r in found]


@pytest.mark.parametrize("kind", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_table_of_heads_alone_gives_a_result_of_heads_alone(kind: str, engine: str, tmp_path: Path) -> None:
    if engine == "duckdb":
        pytest.importorskip("duckdb", reason="the DuckDB extra is not installed")
    given, out = tmp_path / "空.xlsx", tmp_path / f"结果{kind}"
    _xlsx(pl.DataFrame(schema=dict.fromkeys(HEADS, pl.String)), given)
    assert run("assess", "tech_sme", given, "-o", out, "--on", "2018-06-01", "--engine", engine) == 0
    if kind == ".xlsx":
        found = pl.read_excel(out, engine="openpyxl", raise_if_empty=False, has_header=False).row(0)
    else:
        found = tuple({".csv": pl.read_csv, ".parquet": pl.read_parquet}[kind](out).columns)
    assert found[0] == HEADS[0]
    assert "eligible" in found


def _xlsx(frame: pl.DataFrame, path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(frame.columns)
    for cells in frame.iter_rows():
        book.active.append(cells)
    book.save(path)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_engines_give_the_same_file(engine: str, tmp_path: Path) -> None:
    given, out = table(tmp_path / "t.csv"), tmp_path / f"{engine}.csv"
    assert run("assess", "tech_sme", given, "-o", out, "--engine", engine, "--on", "2018-06-01") == 0
    law = catalogue().law("tech_sme", date(2018, 6, 1))
    facts = {"staff_sme": 100, "st_staff_sme": 30, "sales_y1": "5000万元", "assets": "1亿元", "resident": True}
    one = law.explain(row(facts, law.facts))
    first = result(out)[0]
    total = [first["总分（至少）[least]"], first["总分（至多）[most]"]]
    assert total == ["" if x is None else str(float(x)) for x in one.total or ()]


def test_bad_cells_are_all_listed_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = [["B1", "", "很多", "30", "5000", "1", "也许"], *ROWS]
    assert run("assess", "tech_sme", table(tmp_path / "t.csv", bad), "--on", "2018-06-01") == 2
    said = capsys.readouterr().err
    assert "C2 staff_sme：" in said
    assert "G2 resident：" in said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["t.csv"]


def test_bad_rows_are_set_apart_where_asked_and_the_rest_is_assessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = [ROWS[0], ["B1", "", "很多", "30", "5000", "1", "是"], ROWS[1]]
    given = table(tmp_path / "t.csv", bad)
    assert run("assess", "tech_sme", given, "--on", "2018-06-01", "--skip-bad", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["yes"], told["no"], told["unknown"], told["skipped"]) == (0, 1, 1, 1)
    assert told["bad"][0]["row"] == 3
    assert [r["编号"] for r in result(tmp_path / "t-tech_sme.csv")] == ["A1", "A2"]
    (apart,) = result(tmp_path / "t-tech_sme-读不出.csv")
    assert (apart["行"], apart["编号"]) == ("3", "B1")
    assert "不是数量" in apart["原因"]


def test_a_column_nearly_like_a_fact_is_told_and_passed_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("assess", "tech_sme", table(tmp_path / "t.csv"), "--on", "2018-06-01") == 0
    assert "是否指“职工总数（科技型中小企业口径）”" in capsys.readouterr().err


def test_money_without_a_unit_is_refused_by_its_column_unless_a_default_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("编号,sales_y1\nA1,5000\n", "utf-8")
    assert run("assess", "tech_sme", path) == 2
    assert "sales_y1（万元）" in capsys.readouterr().err
    assert run("assess", "tech_sme", path, "--unit-default", "万元") == 0


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
def test_strict_ends_with_one_unless_every_row_says_yes(tmp_path: Path, strict: tuple[str, ...], code: int) -> None:
    assert run("assess", "tech_sme", table(tmp_path / "t.csv"), *strict) == code


def test_judgements_on_their_own_sheet_are_joined_by_number(tmp_path: Path) -> None:
    import openpyxl

    filled, out = tmp_path / "hnte.xlsx", tmp_path / "out.parquet"
    assert run("policy", "template", "hnte", "-o", filled) == 0
    book = openpyxl.load_workbook(filled)
    for number, judged in (("A1", "是"), ("A2", "否")):
        book["填报"].append([number, f"明湖{number}"])
        book["认定"].append([number, None, judged])
    book.save(filled)
    assert run("assess", "hnte", filled, "-o", out) == 0
    assert [r["condition_field"] for r in result(out)] == [True, False]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.txt", b"a", "不是csv、xlsx或parquet"),
        ("t.csv", b"", "读不出"),
        ("t.csv", b"a,a\n1,2\n", "出现两次"),
        ("t.csv", b"a,b\n1,2\n", "没有一列"),
        ("t.csv", b"a\n\xff\xff\xff\n", "既不是UTF-8"),
        ("t.xlsx", b"no", "读不出"),
        ("t.parquet", b"no", "读不出"),
        ("none.csv", None, "none.csv"),
    ],
)
def test_tables_that_cannot_be_read_are_refused_on_one_line(
    name: str, content: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert run("assess", "tech_sme", path, "-o", tmp_path / "out.csv") == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()
