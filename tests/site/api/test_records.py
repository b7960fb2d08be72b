"""Records, indicators, search and the log over the API: rows and fields as the reader may see them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest
from django.test import Client

from kechuang.api.shapes import records as shapes
from kechuang.events.models import Event
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds

pytestmark = pytest.mark.django_db
API = "/api/v1"
MINE, OTHER = "91999001YY00000001", "91999001YY00000002"


@pytest.fixture
def town(person: Callable[..., Any]) -> Any:
    """Two enterprises with a return each, and the representative of the first."""
    from kechuang.accounts.models import Organisation

    for number, (code, name) in enumerate(((MINE, "清流仪器有限公司"), (OTHER, "远山机械有限公司")), 1):
        about = {"code": code, "name": name, "form": "enterprise", "registered": date(2010, 1, 1)}
        about |= {"division": f"99900110{number}", "industry": "4019", "representative": f"法人{number}"}
        enter(kinds()["organisation"], about, None)
        enter(kinds()["yearlyreturn"], {"organisation": code, "year": 2022, "sales": number * 777_000_00}, None)
    mine = Organisation.objects.create(name="清流", credit_code=MINE, kind="enterprise", status="approved")
    return person("representative", organisation=mine)


def rows(client: Client, kind: str, **query: Any) -> Any:
    answer = client.get(f"{API}/records/{kind}", query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def test_the_public_sees_of_an_organisation_what_is_public_and_nothing_of_its_returns(
    client: Client, town: Any
) -> None:
    told = rows(client, "organisation", sort="code")
    assert (told["extent"], told["total"]) == ("public", 2)
    assert [set(one["facts"]) for one in told["rows"]] == [{"code", "name", "form", "division", "industry"}] * 2
    assert rows(client, "yearlyreturn")["total"] == 0
    assert client.get(f"{API}/records/yearlyreturn/{MINE}:2022").status_code == 404
    assert client.get(f"{API}/records/organisation/{MINE}/history").status_code == 404


def test_a_representative_sees_their_own_whole_and_others_as_the_public_does(
    town: Any, caller: Callable[..., Client]
) -> None:
    client = caller(town)
    assert [one["facts"]["sales"] for one in rows(client, "yearlyreturn")["rows"]] == [777_000_00]
    assert client.get(f"{API}/records/yearlyreturn/{OTHER}:2022").status_code == 404
    own, other = (client.get(f"{API}/records/organisation/{key}").json() for key in (MINE, OTHER))
    assert (own["masked"], own["facts"]["representative"]) == (False, "法人1")
    assert (other["masked"], "representative" in other["facts"]) == (True, False)
    assert rows(client, "organisation")["extent"] == "own"
    assert rows(client, "organisation", extent="public")["total"] == 2


def test_fields_choose_rows_and_what_is_masked_can_be_neither_asked_nor_sorted_by(
    client: Client, town: Any, officer: Any, caller: Callable[..., Client]
) -> None:
    assert rows(client, "organisation", where="division:999001101")["total"] == 1
    assert rows(client, "organisation", division="999001")["total"] == 2
    assert rows(client, "organisation", q="远山")["total"] == 1
    for query in ({"where": "representative:法人1"}, {"sort": "representative"}, {"where": "registered:never"}):
        answer = client.get(f"{API}/records/organisation", query)
        assert (answer.status_code, answer.json()["code"]) == (400, "request.field")
    assert rows(caller(officer), "organisation", where=["representative:法人1", "form:enterprise"])["total"] == 1


def test_pages_turn_over_all_rows_once(client: Client, town: Any) -> None:
    found = [one["key"] for page in (1, 2) for one in rows(client, "organisation", size=1, page=page)["rows"]]
    assert sorted(found) == [MINE, OTHER]
    assert client.get(f"{API}/records/organisation", {"size": 201}).status_code == 400


def test_the_history_of_an_organisation_keeps_what_was_known_when(
    town: Any, officer: Any, caller: Callable[..., Client]
) -> None:
    client, kind = caller(officer), kinds()["organisation"]
    known = AsOf.now().known.isoformat()
    path = f"{API}/records/organisation/{OTHER}"
    correct(kind.objects.standing().get(key=OTHER), {"name": "远山重工有限公司"}, officer, reason="名称写错")
    then, now = (client.get(path, query).json() for query in ({"known": known}, {}))
    assert (then["name"], now["name"]) == ("远山机械有限公司", "远山重工有限公司")
    told = shapes.History.model_validate(client.get(f"{path}/history").json())
    assert [one.name for one in told.rows] == ["远山机械有限公司", "远山重工有限公司"]
    assert [one.superseded_at is None for one in told.rows] == [False, True]
    earlier = client.get(f"{path}/history", {"known": known}).json()["rows"]
    assert [(one["name"], one["superseded_at"]) for one in earlier] == [("远山机械有限公司", None)]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_all_rows_are_taken_away_as_a_file_and_that_is_an_event(
    client: Client, town: Any, officer: Any, caller: Callable[..., Client], form: str
) -> None:
    def export(by: Client) -> Any:
        return by.post(f"{API}/exports/yearlyreturn", json.dumps({"format": form}), content_type="application/json")

    read = pl.read_csv if form == "csv" else pl.read_parquet
    assert read(io.BytesIO(export(caller(officer)).getvalue())).height == 2
    assert read(io.BytesIO(export(caller(town)).getvalue())).height == 1
    assert export(client).status_code == 401
    assert [one.after["rows"] for one in Event.objects.filter(type="records.exported").order_by("id")] == [2, 1]


def test_numbers_that_would_tell_what_one_organisation_reports_are_not_told(
    client: Client, town: Any, officer: Any, caller: Callable[..., Client]
) -> None:
    from kechuang.indicators.catalogue import indicators

    by_officer, closed = caller(officer), 0
    of_returns = [one for one in indicators().values() if kinds()["yearlyreturn"] in one.reads()]
    for one in of_returns:
        for dimension in one.dimensions:
            path = f"{API}/indicators/{one.code}/by/{dimension}"
            answer = client.get(path)
            assert "777000" not in str(answer.json().get("groups"))
            assert by_officer.get(path).status_code == 200
            closed += answer.status_code == 401
            assert 'withheld":true' not in by_officer.get(path).content.decode()
    assert closed > 0


def test_search_finds_plans_and_records_as_far_as_one_may_see_them(
    client: Client, plan: Any, town: Any, officer: Any, caller: Callable[..., Client]
) -> None:
    told = client.get(f"{API}/search", {"q": "高新技术"}).json()
    assert told["counts"]["target"] > 0
    assert {one["plan"] for one in told["rows"] if one["kind"] == "target"} == {plan.slug}
    assert {one["key"] for one in client.get(f"{API}/search", {"q": "远山"}).json()["rows"]} == {OTHER}
    for who, found in ((client, False), (caller(officer), True)):
        assert bool(who.get(f"{API}/search", {"q": "法人2"}).json()["rows"]) is found


def test_the_log_is_read_by_auditors_with_its_hashes_and_the_chain_holds(
    client: Client, town: Any, person: Callable[..., Any], caller: Callable[..., Client]
) -> None:
    auditor = caller(person("auditor"))
    told = auditor.get(f"{API}/events", {"type": "record.entered", "size": "2"}).json()
    assert [one["type"] for one in told["rows"]] == ["record.entered"] * 2
    assert all(len(one["hash"]) == 64 for one in told["rows"])
    newest = auditor.get(f"{API}/events", {"size": 1}).json()["rows"][0]["id"]
    assert auditor.get(f"{API}/events", {"after": newest}).json()["total"] == 0
    verified = auditor.get(f"{API}/events/verify").json()
    assert (verified["holds"], verified["count"]) == (True, Event.objects.count())
    assert client.get(f"{API}/events").status_code == 401
    assert caller(town).get(f"{API}/events").status_code == 403
