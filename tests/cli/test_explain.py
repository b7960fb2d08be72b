"""`explain`: one subject, every reason with its article and distance, what is missing, the way out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kechuang.cli.app import main

FACTS: dict[str, Any] = {
    "注册成立日期": "2015-05-02",
    "resident": "是",
    "has_core_ip": True,
    "ip_class1": 0,
    "ip_class2": 4,
    "hnte_ip_own": "是",
    "hnte_field": "是",
    "staff": 200,
    "st_staff": 16,
    "sales_y1": "6000万元",
    "sales_y2": "5000万元",
    "sales_y3": "4000万元",
    "rd_y1": "250万元",
    "rd_y2": "200万元",
    "rd_y3": "200万元",
    "rd_domestic_y1": {"value": 250, "unit": "万元"},
    "rd_domestic_y2": "200万元",
    "rd_domestic_y3": "200万元",
    "hightech_income": "4000万元",
    "total_income": "6100万元",
    "conversions_3y": 12,
    "net_assets_y1": "3000万元",
    "net_assets_y2": "2500万元",
    "net_assets_y3": "2200万元",
    "accident_free": "是",
}


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


def written(folder: Path, facts: Any) -> str:
    path = folder / "facts.json"
    path.write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
    return str(path)


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run("explain", "hnte", written(tmp_path, FACTS), "--on", "2018-06-01", "--json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_every_condition_says_what_was_measured_against_what_and_where_it_is_written(told: dict[str, Any]) -> None:
    staff = next(c for c in told["conditions"] if c["code"] == "staff")
    assert staff["verdict"] is False
    assert staff["citation"]["article"] == "第十一条（四）"
    (measure,) = staff["measures"]
    assert (measure["value"], measure["operator"], measure["threshold"]) == (0.08, "≥", 0.1)
    assert measure["distance"] == pytest.approx(0.02)


def test_the_score_is_a_range_while_experts_have_not_scored(told: dict[str, Any]) -> None:
    assert told["verdict"] is False
    assert told["total"] == {"least": 32, "most": 84}
    assert "hnte_system" in {f["name"] for f in told["to_judge"]}
    assert told["missing"] == []


def test_the_way_out_is_priced_dated_and_verified(told: dict[str, Any]) -> None:
    first = told["way_out"]["ways"][0]
    (step,) = first["steps"]
    assert step["changes"][0] | {"label": ""} == {
        "fact": "st_staff",
        "label": "",
        "unit": "人",
        "from": 16,
        "to": 20,
    }
    assert first["verdict_after"] is not False


def test_people_read_the_distance_and_the_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "高企", written(tmp_path, FACTS), "--on", "2018-06-01", "--lang", "zh") == 0
    shown = capsys.readouterr().out
    assert "8%（须≥10%，差2%）" in shown
    assert "科技人员数 16人→20人" in shown


@pytest.mark.parametrize(("st_staff", "code"), [(16, 1), (None, 1)])
def test_strict_ends_with_one_unless_the_answer_is_yes(tmp_path: Path, st_staff: int | None, code: int) -> None:
    facts = written(tmp_path, FACTS | {"st_staff": st_staff})
    assert run("explain", "hnte", facts, "--on", "2018-06-01", "--json", "--strict") == code


def test_a_jurisdiction_lays_its_own_figures_over_the_policy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = written(tmp_path, {})
    known = []
    for words in ((), ("--jurisdiction", "130000")):
        assert run("explain", "hnte_reward", empty, "--on", "2018-06-01", "--json", *words) == 0
        known.append({f["name"] for f in json.loads(capsys.readouterr().out)["unknown_figures"]})
    assert known[1] <= known[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"staff": 5,}', "不是有效的JSON"),
        ("[1]", "应是一个JSON对象"),
        ('{"sales_y1": 5000}', "必须写明单位"),
        ('{"stuff": 5}', "没有名为“stuff”的事实"),
        ('{"staff": "很多"}', "不是数量"),
    ],
    ids=["not json", "not an object", "money without a unit", "unknown fact", "not a number"],
)
def test_facts_that_cannot_be_read_are_refused_on_one_line(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(text, "utf-8")
    assert run("explain", "hnte", str(path), "--lang", "zh") == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


def test_figures_of_an_unknown_jurisdiction_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "hnte", written(tmp_path, {}), "--jurisdiction", "999999", "--lang", "zh") == 2
    assert "没有行政区划“999999”的数值表" in capsys.readouterr().err
