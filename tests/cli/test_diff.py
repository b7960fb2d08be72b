"""`diff`: what changed between two days or drafts, and whom of a table it moves, with the clauses that did it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from openpyxl import load_workbook

from kechuang import policies
from kechuang.cli.app import main

FOLDER = Path(policies.__file__).parent
HEADS = (
    "企业名称,resident,staff_sme,st_staff_sme,sales_y1（万元）,assets（万元）,rd_deductible（万元）,costs（万元）,"
    "ip_class1,ip_class2,products_allowed,clean_record,hnte_certificate,national_award,provincial_rd_body,led_standard,"
    "audited_collection,industry_allowed,no_fraud"
)
FIRMS = {
    "湖心甲厂": "是,120,24,3000,3000,180,2900,0,0,是,是,否,否,否,否,是,是,是",
    "湖心乙厂": "是,120,24,3000,3000,180,2900,0,0,是,是,否,否,否,否,是,否,是",
    "湖心丙厂": "是,120,24,3000,3000,180,2900,0,0,是,是,否,否,否,否,,是,是",
    "湖心丁厂": "是,600,240,3000,3000,180,2900,0,0,是,是,否,否,否,否,是,是,是",
}


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "firms.csv"
    path.write_text("\n".join([HEADS, *(f"{name},{facts}" for name, facts in FIRMS.items())]), "utf-8")
    return str(path)


def edited(tmp_path: Path, code: str, was: str, becomes: str) -> str:
    """The policy file with one thing changed, lying elsewhere."""
    text = (FOLDER / f"{code}.py").read_text("utf-8")
    assert was in text
    path = tmp_path / "my draft.py"
    path.write_text(text.replace(was, becomes), "utf-8")
    return str(path)


@pytest.mark.parametrize(("day", "changed", "code"), [("2021-12-31", False, 0), ("2022-01-01", True, 1)])
def test_only_days_of_different_versions_differ(
    day: str, changed: bool, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("diff", "tech_sme", "2018-06-01", day, "--json", "--strict") == code
    told = json.loads(capsys.readouterr().out)
    assert bool(told["changes"]) == changed
    assert told["old"]["since"] == "2017-05-03"
    assert told["subjects"] is None


def test_nothing_changed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "hnte", "2018-06-01", "2020-06-01", "--lang", "zh") == 0
    assert capsys.readouterr().out == "没有变化。\n"


def test_whom_a_new_version_moves_is_named_with_the_clause(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "tech_sme", "2018-06-01", "2022-06-01", "--table", table, "--json") == 0
    told = json.loads(capsys.readouterr().out)["subjects"]
    assert (told["asked"], told["unmoved"]) == (4, 2)
    assert told["counts"] == {"gains": 0, "loses": 1, "refused": 0, "unknown": 1, "amount": 0}
    moved = {one["name"]: (one["turn"], [c["code"] for c in one["causes"]]) for one in told["moved"]}
    assert moved == {"湖心乙厂": ("loses", ["industry"]), "湖心丙厂": ("unknown", ["accounts"])}
    assert told["moved"][0]["causes"][0]["citation"]["article"] == "行业条件"


def test_whom_it_moves_is_shown_and_written(table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "受影响.xlsx"
    words = ("diff", "tech_sme", "2018-06-01", "2022-06-01", "--table", table)
    assert run(*words, "--lang", "zh", "-o", str(out), "--strict") == 1
    shown = capsys.readouterr().out
    counted = "变为符合 0，由符合变为不符合 1，由待定变为不符合 0，变为待定 1，结论不变，金额变化 0，不受影响 2"
    assert f"4 个对象：{counted}。" in shown
    assert "湖心乙厂" in shown
    row = [cell.value for cell in load_workbook(out).active[2]]
    assert row[:4] == ["湖心乙厂", "由符合变为不符合", "符合", "不符合"]
    assert run(*words, "-o", str(tmp_path / "out.csv")) == 0
    rows = pl.read_csv(tmp_path / "out.csv")
    assert rows["名称"].to_list() == ["湖心乙厂", "湖心丙厂"]
    assert rows["原来"].to_list() == ["尚无此条", "尚无此条"]


def test_an_edited_policy_file_is_compared_with_the_law_of_the_day(
    table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = edited(tmp_path, "tech_sme", '(STAFF_SME <= "500人")', '(STAFF_SME <= "600人")')
    assert run("diff", "tech_sme", "2022-06-01", "--draft", draft, "--table", table, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(c["code"], c["old"], c["new"]) for c in told["changes"]] == [("size", "500人", "600人")]
    assert [(m["name"], m["turn"], m["causes"][0]["code"]) for m in told["subjects"]["moved"]] == [
        ("湖心丁厂", "gains", "size")
    ]


def test_two_drafts_are_compared_with_one_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    wider = edited(tmp_path / "a", "tech_sme", '(STAFF_SME <= "500人")', '(STAFF_SME <= "600人")')
    wide = edited(tmp_path / "b", "tech_sme", '(STAFF_SME <= "500人")', '(STAFF_SME <= "550人")')
    assert run("diff", "tech_sme", "2022-06-01", "--draft", wide, "--draft", wider, "--json") == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["old"], change["new"]) == ("550人", "600人")


FIGURE = """
[[figure]]
policy = "hnte_reward"
parameter = "hnte_reward_city_first"
value = "{value}"
since = 2024-01-01
document = "明湖市奖励办法（征求意见稿）"
article = "第三条"
confidence = "local"
"""


def test_an_edited_table_of_figures_is_a_draft_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, firms = tmp_path / "draft.toml", tmp_path / "firms.csv"
    draft.write_text(FIGURE.format(value="15万元"), "utf-8")
    firms.write_text(
        "名称,hnte_certificate,hnte_rewarded,hnte_recognition\n湖心甲厂,是,否,首次认定\n湖心乙厂,是,否,重新认定\n",
        "utf-8",
    )
    words = ("diff", "hnte_reward", "2024-06-01", "--jurisdiction", "130181", "--draft", str(draft))
    assert run(*words, "--table", str(firms), "--json") == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert {(c["part"], c["old"], c["new"]) for c in told["changes"] if c["kind"] == "figure"} == {
        ("amount", "10万元", "15万元")
    }
    assert [(m["name"], m["turn"], [(a["code"], a["before"], a["after"]) for a in m["amounts"]]) for m in
            told["subjects"]["moved"]] == [("湖心甲厂", "amount", [("city", 100_000, 150_000)])]  # fmt: skip


def test_two_tables_of_figures_are_compared_with_one_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("a.toml", "15万元"), ("b.toml", "20万元")):
        (tmp_path / name).write_text(FIGURE.format(value=value), "utf-8")
    drafts = ("--draft", str(tmp_path / "a.toml"), "--draft", str(tmp_path / "b.toml"))
    assert run("diff", "hnte_reward", "2024-06-01", *drafts, "--json") == 0
    told = json.loads(capsys.readouterr().out)["changes"]
    assert {(c["code"], c["old"], c["new"]) for c in told if c["kind"] == "figure"} == {
        ("city", "15万元", "20万元"),
        ("total", "15万元", "20万元"),
    }


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("POLICY = 1", 2, "没有定义POLICY"),
        ("from __future__ import annotations\nPOLICY = (", 2, "第2行"),
        ("\n\n1 / 0", 2, "第3行"),
        (None, 2, "草案"),
    ],
)
def test_a_draft_that_is_no_policy_is_refused_with_its_line(
    text: str | None, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "草案.py"
    if text is not None:
        path.write_text(text, "utf-8")
    assert run("diff", "tech_sme", "--draft", str(path), "--lang", "zh") == code
    assert said in capsys.readouterr().err


def test_a_draft_with_a_fault_or_of_another_policy_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = edited(tmp_path, "tech_sme", '(STAFF_SME <= "500人")', '(STAFF_SME <= "500人") & (STAFF_SME > "500人")')
    assert run("diff", "tech_sme", "--draft", draft, "--lang", "zh") == 2
    assert "自相矛盾" in capsys.readouterr().err
    assert run("diff", "hnte", "--draft", edited(tmp_path, "tech_sme", "500人", "501人"), "--lang", "zh") == 2
    assert "是政策tech_sme的草案，不是hnte" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2018-06-01",), "要比较的不是两个版本"),
        ((), "要比较的不是两个版本"),
        (("2018-06-01", "2022-06-01", "-o", "out.csv"), "没有给对象表"),
        (("2018-06-01", "2022-06-01", "--table", "TABLE", "--name-column", "厂名"), "没有“厂名”列"),
        (("2018-06-01", "2022-06-01", "--table", "absent.csv"), "absent.csv"),
    ],
)
def test_wrong_use_is_told(words: tuple[str, ...], said: str, table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "tech_sme", *(table if w == "TABLE" else w for w in words), "--lang", "zh") == 2
    assert said in capsys.readouterr().err


def test_a_bad_cell_is_named_and_the_column_of_names_may_be_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("编号,厂名,staff_sme\n1,湖心甲厂,很多\n2,湖心乙厂,3\n", "utf-8")
    words = ("diff", "tech_sme", "2018-06-01", "2022-06-01", "--table", str(path), "--lang", "zh")
    assert run(*words, "--name-column", "厂名") == 2
    assert "C2 staff_sme" in capsys.readouterr().err
