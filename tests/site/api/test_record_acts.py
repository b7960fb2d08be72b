"""Acts on records over the API: the pages' own actions, on the version that was seen, one event each."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from kechuang.events.models import Event
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

pytestmark = pytest.mark.django_db
MINE, OTHER = "91999001YY00000001", "91999001YY00000002"
RETURN = {"organisation": MINE, "year": 2022, "staff": 120, "sales": 77_700_000}


@pytest.fixture
def representative(person: Callable[..., Any]) -> Any:
    """Of the first of two enterprises, each with a return of 2021."""
    from kechuang.accounts.models import Organisation as Holder

    for code, name in ((MINE, "清流仪器有限公司"), (OTHER, "远山机械有限公司")):
        about = {"code": code, "name": name, "form": "enterprise", "registered": date(2010, 1, 1)}
        enter(Organisation, about, None)
        enter(YearlyReturn, {"organisation": code, "year": 2021, "staff": 100}, None)
    return person(
        "representative",
        organisation=Holder.objects.create(name="清流", credit_code=MINE, kind="enterprise", status="approved"),
    )


@pytest.fixture
def program(representative: Any, caller: Callable[..., Client]) -> Client:
    """A program of theirs that may write."""
    return caller(representative, "write")


def post(client: Client, path: str, body: Any, seen: int | str | None = None) -> Any:
    headers = {} if seen is None else {"If-Match": f'"{seen}"'}
    return client.post(f"/api/v1/records/{path}", json.dumps(body), content_type="application/json", headers=headers)


def test_what_is_entered_reads_back_in_the_same_form_and_is_one_event(program: Client, representative: Any) -> None:
    made = post(program, "yearlyreturn", {"values": RETURN})
    assert made.status_code == 201, made.content.decode()
    assert {name: made.json()["facts"][name] for name in RETURN} == RETURN
    read = program.get(f"/api/v1/records/yearlyreturn/{MINE}:2022").json()
    assert (read["id"], read["facts"]) == (made.json()["id"], made.json()["facts"])
    event = Event.objects.get(type="record.entered", actor_id=representative.pk)
    assert event.succeeded
    again = post(program, "yearlyreturn", {"values": RETURN})
    assert (again.status_code, again.json()["code"]) == (409, "record.overlap")


def test_each_act_changes_the_version_that_was_seen_and_keeps_the_old_one(program: Client) -> None:
    path = f"yearlyreturn/{MINE}:2021"
    first = program.get(f"/api/v1/records/{path}").json()["id"]
    corrected = post(program, f"{path}/correct", {"changes": {"staff": 101}, "reason": "漏了一人"}, first).json()
    since = {"changes": {"staff": 105}, "since": "2022-07-01", "reason": "下半年增员"}
    replaced = post(program, f"{path}/replace", since, corrected["id"]).json()
    ended = post(program, f"{path}/end", {"on": "2022-10-01", "reason": "并入他公司"}, replaced["id"]).json()
    assert (ended["valid_to"], ended["facts"]["staff"]) == ("2022-10-01", 105)
    withdrawn = post(program, f"{path}/withdraw", {"reason": "重复填报"}, ended["id"])
    assert (withdrawn.status_code, withdrawn.json()["state"]) == (200, "withdrawn")
    told = program.get(f"/api/v1/records/{path}/history").json()["rows"]
    assert [one["facts"]["staff"] for one in told][:2] == [100, 101]
    names = ("corrected", "replaced", "ended", "withdrawn")
    assert [Event.objects.filter(type=f"record.{name}").count() for name in names] == [1, 1, 1, 1]


def test_without_the_version_428_with_an_older_one_412_and_nothing_is_stored(program: Client) -> None:
    path, body = f"yearlyreturn/{MINE}:2021/correct", {"changes": {"staff": 101}, "reason": "漏了一人"}
    row = YearlyReturn.objects.standing().get(key=f"{MINE}:2021")
    assert post(program, path, body).status_code == 428
    newer = correct(row, {"staff": 99}, None, reason="先改的人")
    late = post(program, path, body, row.pk)
    assert (late.status_code, late.json()["fields"]["standing"]) == (412, newer.pk)
    assert YearlyReturn.objects.standing().get(key=f"{MINE}:2021").staff == 99


def test_a_token_that_only_reads_changes_nothing(representative: Any, caller: Callable[..., Client]) -> None:
    answer = post(caller(representative), "yearlyreturn", {"values": RETURN})
    assert (answer.status_code, answer.json()["code"]) == (403, "token.read_only")
    assert not YearlyReturn.objects.filter(key=f"{MINE}:2022").exists()


def test_others_records_are_out_of_reach_and_the_attempt_is_in_the_log(program: Client, representative: Any) -> None:
    row = YearlyReturn.objects.standing().get(key=f"{OTHER}:2021")
    body = {"changes": {"staff": 1}, "reason": "试一试改"}
    assert post(program, f"yearlyreturn/{OTHER}:2021/correct", body, row.pk).status_code == 404
    assert post(program, "yearlyreturn", {"values": RETURN | {"organisation": OTHER}}).status_code == 403
    public = post(program, f"organisation/{OTHER}/correct", {"changes": {"name": "改名"}, "reason": "试一试改"}, 1)
    assert public.status_code == 403
    refused = Event.objects.filter(actor_id=representative.pk, succeeded=False).values_list("type", flat=True)
    assert set(refused) == {"record.entered", "record.corrected"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"staff": "120"}, "staff"),
        ({"staff": 1.5}, "staff"),
        ({"staff": True}, "staff"),
        ({"nothing": 1}, "nothing"),
        ({"year": "2022"}, "year"),
        ({"organisation": 5}, "organisation"),
    ],
)
def test_a_value_that_cannot_be_is_told_at_its_field(program: Client, values: dict[str, Any], field: str) -> None:
    answer = post(program, "yearlyreturn", {"values": RETURN | values})
    assert (answer.status_code, answer.json()["fields"]["field"]) == (400, field)
    assert not YearlyReturn.objects.filter(key=f"{MINE}:2022").exists()


def test_a_credit_code_that_does_not_check_is_refused(officer: Any, caller: Callable[..., Client]) -> None:
    values = {"code": "91139181MA0XJ0001X", "name": "错码公司", "form": "enterprise", "registered": "2020-01-01"}
    answer = post(caller(officer, "write"), "organisation", {"values": values})
    assert (answer.status_code, answer.json()["fields"]["field"]) == (400, "code")
