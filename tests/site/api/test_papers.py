"""Papers over the API: drafted, submitted, approved by another, numbered, read by everybody, by the pages' own acts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client

from kechuang.accounts.models import Unit
from kechuang.api.shapes import papers as shapes
from kechuang.events.models import Event

pytestmark = pytest.mark.django_db


def post(client: Client, path: str, seen: int | None = 1, **body: Any) -> Any:
    headers = {} if seen is None else {"If-Match": f'"{seen}"'}
    return client.post(f"/api/v1/papers{path}", json.dumps(body), content_type="application/json", headers=headers)


def test_a_paper_goes_from_draft_to_its_number_and_is_read_by_everybody(
    plan: Any, officer: Any, person: Callable[..., Any], caller: Callable[..., Client], client: Client
) -> None:
    leader = person("unit_leader", username="leader", unit=Unit.objects.get(kind="science"))
    drafter, signer = caller(officer, "write"), caller(leader, "write")
    made = post(drafter, "", kind="bulletin", span="2025-10")
    assert made.status_code == 201, made.content.decode()
    told = shapes.PaperWhole.model_validate(made.json())
    assert (told.state, told.number, told.asof.valid.isoformat()) == ("draft", None, "2025-10-31")
    assert "targets/1/trace/?valid=2025-10-31" in told.figures["t1.number"].address
    assert not [line for line in told.words if "⟦" in line]
    one = f"/{told.id}"
    assert client.get(f"/api/v1/papers{one}").status_code == 404
    assert post(drafter, f"{one}/submit", seen=None).status_code == 428
    assert post(drafter, f"{one}/submit").json()["state"] == "submitted"
    refused = post(drafter, f"{one}/approve")
    assert refused.status_code == 403
    assert post(signer, f"{one}/approve").json()["state"] == "approved"
    again = post(signer, f"{one}/approve")
    assert (again.status_code, again.json()["code"]) == (409, "paper.state")
    issued = post(drafter, f"{one}/issue", code="明科督", on="2025-11-05", public=True).json()
    assert (issued["number"], issued["public"]) == ("明科督〔2025〕1号", True)
    listed = shapes.Papers.model_validate(client.get("/api/v1/papers", {"state": "issued"}).json())
    assert [row.number for row in listed.rows] == ["明科督〔2025〕1号"]
    file = client.get(f"/api/v1/papers{one}/files/docx")
    assert docx.Document(BytesIO(file.content)).core_properties.subject == "明科督〔2025〕1号"
    withdrawn = post(signer, f"{one}/withdraw", reason="数据有误，另行印发").json()
    assert (withdrawn["state"], withdrawn["void"]) == ("withdrawn", True)
    assert client.get(f"/api/v1/papers{one}").status_code == 404
    acts = Event.objects.filter(object_type="papers.paper", succeeded=True).order_by("id")
    assert [event.type.partition(".")[2] for event in acts] == [
        *("drafted", "submitted", "approved", "issued", "withdrawn")
    ]


def test_an_act_on_a_version_that_was_replaced_meanwhile_changes_nothing(
    plan: Any, officer: Any, person: Callable[..., Any], caller: Callable[..., Client]
) -> None:
    from kechuang.papers.actions.save_paper import save_paper
    from kechuang.papers.models import Paper

    leader = person("unit_leader", username="leader", unit=Unit.objects.get(kind="science"))
    drafter, signer = caller(officer, "write"), caller(leader, "write")
    told = post(drafter, "", kind="bulletin", span="2025-10").json()
    one, paper = f"/{told['id']}", Paper.objects.get(pk=told["id"])
    assert told["version"] == 1
    save_paper(paper, replace(paper.content, title="改过的标题"), officer, version=1)
    for act, client, more in (
        *((act, drafter, {}) for act in ("refresh", "submit")),
        ("discard", drafter, {"reason": "不需要了"}),
    ):
        answer = post(client, f"{one}/{act}", **more)
        assert (answer.status_code, answer.json()["code"]) == (409, "paper.version"), act
    assert post(drafter, f"{one}/submit", seen=2).json()["state"] == "submitted"
    for act, more in (("approve", {}), ("return", {"reason": "请改一处"})):
        answer = post(signer, f"{one}/{act}", **more)
        assert (answer.status_code, answer.json()["code"]) == (409, "paper.version"), act
    assert post(signer, f"{one}/approve", seen=2).json()["state"] == "approved"
    late = post(drafter, f"{one}/issue", code="明科督", on="2025-11-05")
    assert (late.status_code, late.json()["code"]) == (409, "paper.version")
    paper.refresh_from_db()
    assert (paper.state, paper.version) == ("approved", 2)


def test_what_cannot_be_drafted_is_said_with_what_to_do(plan: Any, officer: Any, caller: Callable[..., Client]) -> None:
    program = caller(officer, "write")
    for body, code in (
        ({"kind": "bulletin", "span": "十月"}, "paper.span"),
        ({"kind": "memo", "span": "2025-10"}, "paper.kind"),
        ({"kind": "notice", "span": "2025-10"}, "paper.no_unit"),
    ):
        answer = post(program, "", **body)
        assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert post(caller(officer), "", kind="bulletin", span="2025-10").status_code == 403, "a token that may only read"
