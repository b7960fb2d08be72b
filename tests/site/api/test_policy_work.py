"""Drafts of policy changes and forms of others over the API: whose they are, what is missing, page by page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from kechuang.amendments.actions.discard_draft import discard_draft
from kechuang.amendments.actions.keep_draft import keep_draft
from kechuang.amendments.actions.keep_result import keep_result
from kechuang.amendments.content import Content, NewClause
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

pytestmark = pytest.mark.django_db
CODE = "91130181MA0XJ0001P"


def test_a_draft_is_read_by_whom_it_reaches_and_a_discarded_one_when_asked_for(
    client: Client, officer: Any, person: Any
) -> None:
    dropping = Content(date(2031, 1, 1), dropped=("size",))
    own = keep_draft("tech_sme", "放宽规模", dropping, officer)
    shared = keep_draft("tech_sme", "再放宽", dropping, officer, reach="officers")
    client.force_login(person("programme_officer"))
    told = client.get("/api/v1/amendments", {"size": 1}).json()
    assert ([one["id"] for one in told["rows"]], told["total"]) == ([shared.pk], 1)
    assert client.get(f"/api/v1/amendments/{shared.pk}").json()["content"]["dropped"] == ["size"]
    hidden = client.get(f"/api/v1/amendments/{own.pk}")
    assert (hidden.status_code, hidden.json()["code"]) == (404, "not_found")
    assert client.get(f"/api/v1/amendments/{shared.pk}", {"version": 2}).status_code == 404
    discard_draft(shared, officer, reason="不再修订")
    assert client.get("/api/v1/amendments").json()["rows"] == []
    assert client.get("/api/v1/amendments", {"discarded": True}).json()["total"] == 1


def test_whom_a_draft_moves_is_told_with_the_clause_and_to_leaders_only_how_many(
    client: Client, officer: Any, person: Any
) -> None:
    about = {"code": CODE, "name": "清流公司", "form": "enterprise", "registered": date(2010, 5, 1)}
    enter(Organisation, about | {"division": "130181", "industry": "C2614"}, officer)
    year = date.today().year - 1
    enter(YearlyReturn, {"organisation": CODE, "year": year, "staff": 5}, officer)
    asking = Content(date(2031, 1, 1), added=(NewClause("staff", "ge", "10人", "第三条"),))
    row = keep_draft("tech_sme", "要求人数", asking, officer, reach="leaders")
    keep_result(row.versions.get(), officer)
    address = f"/api/v1/amendments/{row.pk}/impact"
    client.force_login(officer)
    told = client.get(address).json()
    assert (told["asked"], told["counts"]["refused"], told["total"], told["names_shown"]) == (1, 1, 1, True)
    (moved,) = told["rows"]
    assert (moved["key"], moved["before"], moved["after"], moved["must_act"]) == (CODE, None, False, False)
    assert [(one["stands_in"], one["citation"]["article"]) for one in moved["causes"]] == [("new", "第三条")]
    assert (told["kept"][0]["counts"], told["kept"][0]["acts_since"]) == (told["counts"], 0)
    assert client.get(address, {"turn": "loses"}).json()["rows"] == []
    client.force_login(person("unit_leader"))
    leaders = client.get(address).json()
    assert (leaders["counts"], leaders["names_shown"]) == (told["counts"], False)
    assert (leaders["rows"], leaders["total"]) == ([], 0)
    client.force_login(person("unit_officer"))
    assert client.get(address).status_code == 403


def test_a_line_of_an_outside_form_without_a_record_is_null_and_a_figure_is_exact(client: Client, officer: Any) -> None:
    about = {"code": CODE, "name": "清流公司", "form": "enterprise", "registered": date(2010, 5, 1)}
    enter(Organisation, about | {"division": "130181", "above_scale": True, "industry": "C2614"}, officer)
    year = date.today().year - 1
    enter(YearlyReturn, {"organisation": CODE, "year": year, "staff": 5, "sales": 1_234_567_89}, officer)
    client.force_login(officer)
    told = client.get(f"/api/v1/organisations/{CODE}/outside-forms/rd_statistics", {"money": "千元"}).json()
    assert (told["year"], told["money"], len(told["sheets"])) == (year, "千元", 1)
    values = {one["label"]["zh"]: one["value"] for one in told["sheets"][0]["lines"]}
    assert None in values.values()
    assert "0" not in values.values()
    listed = client.get("/api/v1/outside-forms/rd_statistics", {"gaps": True}).json()
    assert [(one["key"], one["answered"]) for one in listed["rows"]] == [
        (CODE, sum(one is not None for one in values.values()))
    ]
    assert client.get("/api/v1/outside-forms/no_such_form").status_code == 404
