"""Facts on the command line: shown with where they are from, explained and assessed straight from the records."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import CODE

pytestmark = pytest.mark.sqlite_alone("words of commands: their acts and questions are tested in-process on both")


@pytest.fixture
def run(command: Any) -> Callable[..., str]:
    """Runs a command on an enterprise with two returns, one of them disputed; what it says, or says is wrong."""
    about = {"code": CODE, "name": "清流科技", "form": "enterprise", "registered": date(2014, 5, 1)}
    enter(Organisation, about | {"division": "130181", "industry": "2614"}, None)
    row = enter(YearlyReturn, {"organisation": CODE, "year": 2018, "sales": 35_000_000_50, "employees": 80}, None)
    dispute(row, None, field="sales", other=31_000_000_00, said_by="税务局", reason="申报表")
    enter(YearlyReturn, {"organisation": CODE, "year": 2017, "assets": 1_000_000_00}, None)

    def ran(*words: str, code: int = 0) -> str:
        done = command(*words, code=code)
        return str(done.err if code else done.out)

    return ran


def test_facts_are_shown_with_value_year_origin_and_both_values_of_a_dispute(run: Any) -> None:
    told = json.loads(run("facts", "show", CODE, "--policy", "sme_class", "--as-of", "2019-06-30", "--json"))
    assert told["name"] == "清流科技"
    assert told["closed_year"] == 2018
    sales = told["facts"]["sales_y1"]
    assert (sales["value"], sales["unit"], sales["period"]) == ("35000000.5", "元", "2018")
    assert sales["standing"] == "disputed"
    assert sales["other"] == {"value": 31_000_000, "said_by": "税务局"}
    assert sales["from"][0]["key"] == f"{CODE}:2018"
    assert told["facts"]["assets"]["state"] == "stale"
    assert told["facts"]["assets"]["last"] == {"value": 1_000_000, "period": "2017"}
    assert told["facts"]["size_industry"]["reason"]
    assert told["counts"] == {"known": 3, "stale": 1, "missing": 0, "disputed": 1}
    only = run("facts", "show", CODE, "--policy", "sme_class", "--as-of", "2019-06-30", "--state", "stale")
    assert "资产总额" in only
    assert "从业人员数" not in only


def test_an_organisation_is_explained_from_its_records(run: Any) -> None:
    told = json.loads(run("explain", "sme_class", "--organisation", CODE, "--on", "2019-06-30", "--json"))
    assert told["verdict"] is True
    assert {c["code"]: c["verdict"] for c in told["conditions"]}
    assert "国科发火" in run("explain", "hnte", "--organisation", CODE, "--on", "2019-06-30")


def test_the_registry_is_assessed_to_a_file(run: Any, tmp_path: Path) -> None:
    told = json.loads(run("assess", "sme_class", "--registry", "--on", "2019-06-30", "-o", "out.csv", "--json"))
    assert (told["yes"], told["no"], told["unknown"]) == (1, 0, 0)
    assert CODE in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_a_complete_list_is_declared_and_taken_back(run: Any) -> None:
    hnte = "certificate:hnte"
    assert json.loads(run("facts", "complete", "--json"))[hnte] is False
    assert json.loads(run("facts", "complete", hnte, "--since", "2018-01-01", "--json"))[hnte] is True
    told = json.loads(run("facts", "show", CODE, "--as-of", "2019-06-30", "--json"))
    assert told["facts"]["hnte_certificate"]["value"] is False
    assert "It is so since 2018-01-01" in run("facts", "complete", hnte, code=2)
    assert json.loads(run("facts", "complete", hnte, "--no", "--json"))[hnte] is False
    assert "no list" in run("facts", "complete", "certificate:none", code=2)


WRONG = {
    ("facts", "show", "911301810000000000"): "no organisation",
    ("facts", "show", CODE, "--policy", "angel_fund", "--as-of", "2019-06-30"): "asks about fund",
    ("facts", "show", CODE, "--state", "lost"): "no state",
    ("facts", "show", CODE, "--as-of", "yesterday"): "not a date",
    ("explain", "hnte"): "Give a file or --organisation",
    ("assess", "hnte"): "Give a table or --registry",
}


def test_a_wrong_question_is_refused_in_one_line(run: Any) -> None:
    for arguments, said in WRONG.items():
        line = run(*arguments, code=2)
        assert said in line
        assert line.count("\n") == 1


def test_duplicates_are_none(run: Any) -> None:
    told = json.loads(run("facts", "duplicates", "--json"))
    assert told["duplicates"] == []
    assert told["data"] >= 350
    assert "asked for twice: 0 pairs" in run("facts", "duplicates")


def test_a_process_of_its_own_asks_the_database_of_its_folder(migrated_env: dict[str, str]) -> None:
    asked = [sys.executable, "-m", "kechuang", "facts", "show", CODE]
    done = subprocess.run(asked, env=migrated_env, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, "no organisation" in done.stderr) == (2, True)
