"""`identify`: what a text is and why, marked at the wrong place; personal numbers never come back in full."""

from __future__ import annotations

import io
import json

import pytest

from kechuang.cli.app import main


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


def test_a_wrong_code_is_marked_at_the_wrong_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", "91130181MAOXJ0000F", "--lang", "zh") == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown == [
        "统一社会信用代码：无效",
        "  91130181MAOXJ0000F",
        "            ^",
        "  第11位“O”有误：代码不用I、O、S、V、Z。 是否应为“0”？",
    ]


def test_a_right_code_tells_its_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", "９１１３０１８１ma0xj0000f", "--lang", "en", "--strict") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("unified social credit code (GB 32100): valid\n  91130181MA0XJ0000F\n")
    assert "河北省石家庄市辛集市" in shown


@pytest.mark.parametrize(
    ("text", "code"), [("91130181MA0XJ0000F", 0), ("91130181MA0XJ0000G", 1), ("ZL201710601862", 1), ("hello", 1)]
)
def test_strict_asks_for_one_valid_reading(text: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", text, "--strict") == code
    assert capsys.readouterr().out


def test_what_is_not_recognised_is_told_with_what_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", "hello", "--lang", "zh") == 0
    assert capsys.readouterr().out.startswith("认不出这是哪一种号码。能认的有：银行卡号、")


def test_a_number_that_a_spreadsheet_spoiled_is_recognised_as_that(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", "9.11101E+17", "--lang", "en") == 0
    assert capsys.readouterr().out.startswith("A spreadsheet took it for a number")


def test_reasons_are_data_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", "ZL201710601862.4", "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["verdict"], found["normal"]) == ("patent_number", "invalid", "201710601862.4")
    (problem,) = found["problems"]
    assert (problem["code"], problem["at"]) == ("patent_number.check", 13)
    assert "“3”" in problem["sentence"]["zh"]
    assert "“3”" in problem["sentence"]["en"]


def test_a_text_can_be_several_things(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", "101", "--json") == 0
    assert {found["kind"] for found in json.loads(capsys.readouterr().out)} == {"industry_code", "hightech_field"}


@pytest.mark.parametrize("more", [[], ["--json"]])
@pytest.mark.parametrize(
    ("number", "hidden"),
    [
        ("11010519491231002X", ["19491231", "110105"]),
        ("110105194912310021", ["19491231", "110105"]),
        ("13812345678", ["1234"]),
        ("4111111111111111", ["4111"]),
        ("zhangsan@example.com", ["hangsan"]),
    ],
)
def test_a_personal_number_never_comes_back_in_full(
    number: str,
    hidden: list[str],
    more: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(number + "\n"))
    assert run("identify", "-", *more) == 0
    shown = capsys.readouterr().out
    assert "****" in shown
    assert [part for part in hidden if part in shown] == []


def test_without_a_code_the_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify") == 2
    assert capsys.readouterr().out == ""
