"""`policies` and `policy`: every policy is listed, shown as of a day, and has a template that reads back."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from kechuang.cli.app import main
from kechuang.policies import catalogue
from kechuang.rules.heads import read_heads


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


def test_every_policy_is_listed_with_its_versions(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("policies", "--json") == 0
    listed = {p["code"]: p for p in json.loads(capsys.readouterr().out)}
    assert set(listed) == set(catalogue().policies)
    assert [v["since"] for v in listed["tech_sme"]["versions"]] == ["2017-05-03", "2022-01-01"]
    assert listed["tech_sme"]["versions"][0]["until"] == "2022-01-01"


def test_the_list_for_people_tells_how_many_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("policies", "--lang", "zh") == 0
    shown = capsys.readouterr().out
    assert f"共 {len(list(catalogue()))} 项政策" in shown
    assert "hnte" in shown


@pytest.mark.parametrize(("day", "conditions"), [("2021-12-31", 5), ("2022-01-01", 8)])
def test_a_policy_is_shown_as_it_stood_on_the_day(
    day: str, conditions: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("policy", "show", "tech_sme", "--on", day, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert len(shown["conditions"]) == conditions
    assert all(c["citation"]["article"] for c in shown["conditions"])


def test_a_policy_is_found_by_its_name_and_shown_with_its_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("policy", "show", "高企", "--on", "2018-06-01", "--lang", "zh") == 0
    shown = capsys.readouterr().out
    assert "高新技术企业认定" in shown
    assert "st_staff" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("policy", "show", "hntee"), "相近的有：hnte"),
        (("policy", "show", "hnte", "--on", "2015-12-31"), "2016-01-01"),
        (("policy", "show", "hnte", "--on", "1月"), "请写成 2018-07-23 这样"),
        (("policy", "template", "hnte", "--csv", "--json"), "只能选一个"),
    ],
    ids=["unknown policy", "day out of force", "no date", "two kinds"],
)
def test_what_cannot_be_asked_is_told_with_the_remedy(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words, "--lang", "zh") == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("code", list(catalogue().policies))
def test_the_heads_of_every_template_read_back_as_every_fact(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    version = catalogue()[code].versions[-1]
    assert run("policy", "template", code, "--csv", "--on", version.since.isoformat()) == 0
    heads = capsys.readouterr().out.strip().split(",")
    read = read_heads(heads, catalogue().law(code, version.since).facts)
    assert read.absent == ()
    assert read.others == ("编号", "名称")


def test_the_json_template_is_read_by_explain_as_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "facts.json"
    assert run("policy", "template", "hnte", "--json", "-o", str(empty)) == 0
    assert run("explain", "hnte", str(empty), "--json") == 0
    assert json.loads(capsys.readouterr().out)["verdict"] is None


def test_the_workbook_keeps_judgements_apart_and_explains_every_column(tmp_path: Path) -> None:
    path = tmp_path / "hnte.xlsx"
    assert run("policy", "template", "hnte", "--xlsx", "-o", str(path)) == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["填报", "认定", "说明"]
    filled, judged = ([cell.value for cell in book[name][1]] for name in ("填报", "认定"))
    assert "最近一年销售收入（万元）" in filled
    assert "研发管理制度、核算体系和辅助账（分）" in judged
    assert book["说明"].max_row == len(filled) + len(judged) - 3
