"""Supervision over the API: the pages' own actions and rows, as of any moments, on the version that was seen."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kechuang.events.models import Event
from kechuang.oversight.actions.read_milestones import read_milestones
from kechuang.oversight.models import Closing, Matter, Wording

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(person: Callable[..., Any], plan: Any, settings: Any, tmp_path: Path) -> Any:
    """An officer of the unit that leads the second task; milestones are read."""
    from kechuang.accounts.actions.found_unit import found_unit

    settings.HOME = tmp_path
    read_milestones(plan, None)
    return person("unit_officer", username="zhou", name="周行", unit=found_unit("市场监督管理局", "department", None))


def post(client: Client, path: str, body: Any = None, seen: int | None = None) -> Any:
    headers = {} if seen is None else {"If-Match": str(seen)}
    return client.post(f"/api/v1/{path}", json.dumps(body or {}), content_type="application/json", headers=headers)


def get(client: Client, path: str, **query: Any) -> Any:
    answer = client.get(f"/api/v1/{path}", query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def test_a_milestone_is_read_asked_about_answered_with_a_document_and_closed_by_programs_alone(
    plan: Any, officer: Any, unit: Any, caller: Callable[..., Client]
) -> None:
    task = plan.tasks.get(number="2").ordinal
    bureau, theirs = caller(officer, "write"), caller(unit, "write")
    (one,) = get(Client(), f"plans/{plan.slug}/milestones", task=task)["rows"]
    path = f"plans/{plan.slug}/tasks/{task}/milestones/{one['ordinal']}"
    changed = {"changes": {"shown_by": "document"}, "reason": "没有记录可查"}
    assert post(theirs, f"{path}/reword", changed).status_code == 428
    told = post(theirs, f"{path}/reword", changed, one["id"]).json()
    assert (told["evidence"]["by"], told["confirmed"]) == ("document", False)
    stale = post(theirs, f"{path}/reword", changed | {"changes": {"text": "另一种说法"}}, one["id"])
    assert stale.status_code == 409
    asked = post(bureau, f"{path}/ask")
    assert asked.status_code == 201, asked.content.decode()
    assert (asked.json()["person"], post(bureau, f"{path}/ask").status_code) == ("周行", 409)
    number = asked.json()["number"]
    mine = get(theirs, "matters")["rows"]
    assert [(row["number"], "answer" in row["may"]) for row in mine] == [(number, True)]
    file = {"name": "上线证明.txt", "base64": base64.b64encode("平台已上线。".encode()).decode()}
    answered = post(theirs, f"matters/{number}/answer", {"document": file}, 0)
    assert (answered.status_code, answered.json()["state"]) == (200, "answered"), answered.content.decode()
    again = post(theirs, f"matters/{number}/answer", {"document": file}, 0)
    assert (again.status_code, len(again.json()["steps"])) == (200, 1), "sent twice it is done once"
    assert post(bureau, f"matters/{number}/accept", {}, 0).status_code == 409
    assert post(bureau, f"matters/{number}/accept", {}, 1).json()["state"] == "accepted"
    assert Closing.objects.get().told["document"] == "上线证明.txt"
    (closed,) = get(Client(), f"plans/{plan.slug}/milestones", task=task, light="met")["rows"]
    assert (closed["closed"]["how"], closed["asked"]) == ("unit", [])
    names = ("milestones.changed", "request.asked", "request.answered", "request.accepted", "milestone.closed")
    assert all(Event.objects.filter(type=name, succeeded=True).exists() for name in names)


def test_a_matter_is_told_as_it_stood_and_the_same_moments_give_the_same_bytes(
    plan: Any, officer: Any, unit: Any, person: Callable[..., Any], caller: Callable[..., Client]
) -> None:
    bureau = caller(officer, "write")
    body = {"plan": plan.slug, "title": "建成预约平台", "unit": "市场监督管理局"}
    made = post(bureau, "matters", body)
    assert made.status_code == 201, made.content.decode()
    number, first = made.json()["number"], made.json()["asof"]
    post(bureau, f"matters/{number}/submit", {}, 0)
    before = bureau.get(f"/api/v1/matters/{number}", first)
    assert "approve" not in get(bureau, f"matters/{number}")["may"]
    assert post(bureau, f"matters/{number}/approve", {}, 1).status_code == 403, "who puts it up does not review it"
    post(caller(person("programme_officer", username="other"), "write"), f"matters/{number}/approve", {}, 1)
    post(bureau, f"matters/{number}/notify", {"due": "2099-01-01"}, 2)
    after = bureau.get(f"/api/v1/matters/{number}", first)
    assert (before.json()["state"], before.json()["steps"], before.json()["may"]) == ("draft", [], [])
    assert after.content == before.content
    assert get(bureau, f"matters/{number}")["state"] == "receipt"
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    assert bureau.get(f"/api/v1/matters/{number}", {"valid": yesterday}).status_code == 404
    assert get(bureau, "matters", valid=yesterday)["total"] == 0
    nobody = post(bureau, "matters", body | {"unit": "没有这个局"})
    assert (nobody.status_code, nobody.json()["fields"]["field"]) == (400, "unit")


def test_what_is_wrong_is_said_and_moves_nothing(
    plan: Any, officer: Any, unit: Any, caller: Callable[..., Client]
) -> None:
    task = plan.tasks.get(number="2").ordinal
    bureau, theirs = caller(officer, "write"), caller(unit, "write")
    number = post(bureau, f"plans/{plan.slug}/tasks/{task}/milestones/1/ask").json()["number"]
    bad = post(theirs, f"matters/{number}/answer", {"document": {"name": "x.txt", "base64": "不是"}}, 0)
    assert (bad.status_code, bad.json()["code"]) == (400, "request.base64")
    empty = post(theirs, f"matters/{number}/answer", {}, 0)
    assert (empty.status_code, empty.json()["fields"]["field"]) == (400, "said")
    assert post(theirs, f"matters/{number}/accept", {}, 0).status_code == 403
    assert post(theirs, f"matters/{number}/escalate", {}, 0).status_code == 404, "time does that, nobody else"
    assert post(caller(unit), f"matters/{number}/answer", {"said": "办好了"}, 0).json()["code"] == "token.read_only"
    assert (Matter.objects.get().state, Wording.objects.standing().count()) == ("asked", Wording.objects.count())


def test_how_much_was_asked_is_told_with_the_caps(
    plan: Any, officer: Any, unit: Any, caller: Callable[..., Client]
) -> None:
    bureau = caller(officer, "write")
    task = plan.tasks.get(number="2").ordinal
    post(bureau, f"plans/{plan.slug}/tasks/{task}/milestones/1/ask")
    told = get(bureau, "oversight/asked")
    assert (told["asked"], told["by_records"], told["figures"]["person_cap"]) == (1, 0, 4)
    assert caller(unit).get("/api/v1/oversight/asked").status_code == 403


def test_a_township_reads_its_class_and_says_something_against_it(
    person: Callable[..., Any], caller: Callable[..., Client]
) -> None:
    from kechuang.accounts.actions.found_unit import found_unit
    from kechuang.places.example_method import adopt_example_method

    adopt_example_method("999001")
    told = get(Client(), "townships", place="999001")
    assert (told["method"]["cut_a"], told["rows"][0]["classes"], told["rows"][0]["example"]) == (
        "80",
        ["A", "B", "C"],
        True,
    )
    again = Client().get("/api/v1/townships", {"place": "999001", **told["asof"]})
    assert again.json()["rows"] == told["rows"]
    town = found_unit("湖滨镇", "township", None, division_code="999001100")
    theirs = caller(person("unit_officer", unit=town), "write")
    said = {"said": "有一家高企没有登记"}
    assert post(theirs, "townships/999001100/appeals", said).status_code == 201
    assert post(theirs, "townships/999001101/appeals", said).status_code == 403
    assert post(theirs, "townships/999001999/appeals", said).status_code == 404
    assert get(Client(), "townships/999001100")["appeals"] == [], "told once it is answered"


def test_a_meeting_tells_its_agenda_minutes_and_outcomes_to_who_oversees_and_of_outcomes_what_one_may_see(
    plan: Any, officer: Any, unit: Any, person: Callable[..., Any], caller: Callable[..., Client]
) -> None:
    from kechuang.oversight.actions.decide import decide
    from kechuang.oversight.actions.keep_minutes import keep_minutes
    from kechuang.oversight.actions.plan_meeting import plan_meeting

    own = unit.memberships.get().unit
    today, until = date.today(), date.today() + timedelta(days=20)
    items = [
        {"title": "目标滞后", "about": "target 1", "text": "牵头科技局"},
        {"title": "其他", "about": "", "text": ""},
    ]
    held = plan_meeting(plan, "joint", today, items, officer, place="二楼会议室")
    held = keep_minutes(held, "请市场监督管理局月底前报来进展。", officer, version=held.version, kept=[0, 1])
    made = decide(held, "matter", "报来进展", own, None, officer, minute=held.minutes, until=until)
    bureau = caller(officer)
    (row,) = get(bureau, "meetings", plan=plan.slug, kind="joint")["rows"]
    assert (row["items"], row["minuted"], row["decided"], row["open"]) == (2, True, 1, 1)
    told = get(bureau, f"meetings/{row['id']}")
    assert [(one["target"], one["matter"]) for one in told["agenda"]] == [(1, None), (None, None)]
    assert told["minutes"] == held.minutes
    assert [(one["number"], one["meeting"]["minute"]) for one in told["outcomes"]] == [(made.number, held.minutes)]
    assert get(bureau, "meetings", kind="province")["rows"] == []
    after = plan_meeting(
        plan, "joint", until, [{"title": "上次议定", "about": f"matter {made.number}", "text": ""}], officer
    )
    assert "市场监督管理局" in get(bureau, f"meetings/{after.pk}")["agenda"][0]["now"]["zh"]
    other = caller(person("unit_leader", username="other_leader", unit=_another_unit()))
    unseen = get(other, f"meetings/{held.pk}")
    assert (unseen["decided"], unseen["outcomes"]) == (1, [])
    assert get(other, f"meetings/{after.pk}")["agenda"][0]["now"] is None
    assert caller(unit).get("/api/v1/meetings").status_code == 403
    assert bureau.get("/api/v1/meetings/999").status_code == 404


def _another_unit() -> Any:
    from kechuang.accounts.actions.found_unit import found_unit

    return found_unit("教育局", "department", None)
