"""`diff`: the clauses of a policy that changed between two days."""

from __future__ import annotations

import json

import pytest

from kechuang.cli.app import main


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


@pytest.mark.parametrize(("day", "changed", "code"), [("2021-12-31", False, 0), ("2022-01-01", True, 1)])
def test_only_days_of_different_versions_differ(
    day: str, changed: bool, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("diff", "tech_sme", "2018-06-01", day, "--json", "--strict") == code
    assert bool(json.loads(capsys.readouterr().out)) == changed


def test_nothing_changed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", "hnte", "2018-06-01", "2020-06-01", "--lang", "zh") == 0
    assert capsys.readouterr().out == "没有变化。\n"
