"""Policies over the API: what the command line says, and errors that name the fact."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from kechuang.api.shapes import policies as shapes
from kechuang.policies import catalogue

pytestmark = pytest.mark.django_db
API = "/api/v1/policies"


def explained(client: Client, facts: Any, **more: Any) -> Any:
    body = json.dumps({"facts": facts, **more}, ensure_ascii=False)
    return client.post(f"{API}/hnte/explain", body, content_type="application/json")


def test_every_policy_and_every_version_keeps_the_shape(client: Client) -> None:
    for one in catalogue():
        for version in one.versions:
            answer = client.get(f"{API}/{one.code}", {"on": version.since.isoformat()})
            assert answer.status_code == 200, (one.code, answer.content.decode())
            assert shapes.PolicyWhole.model_validate(answer.json()).version.since == version.since
            told = client.get(f"{API}/{one.code}/template", {"on": version.since.isoformat()}).json()
            assert shapes.Template.model_validate(told)


def test_the_template_filled_in_is_explained_with_the_way_out(client: Client) -> None:
    facts = client.get(f"{API}/hnte/template", {"on": "2021-06-30"}).json()["facts"]
    told = explained(client, facts, on="2021-06-30")
    assert told.status_code == 200, told.content.decode()
    empty = shapes.Explained.model_validate(told.json())
    assert empty.verdict is None
    assert len(empty.missing) + len(empty.to_judge) > 0


def test_a_fact_that_is_none_or_has_a_wrong_unit_is_named(client: Client) -> None:
    name = next(iter(client.get(f"{API}/hnte/template").json()["facts"]))
    for facts in ({"no_such_fact": 1}, {name: {"value": "many"}}):
        answer = explained(client, facts)
        assert answer.status_code == 400
        assert next(iter(facts)) in json.dumps(answer.json(), ensure_ascii=False)


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        ("{", "application/json", 400, "request.json"),
        ('{"facts": {"x": NaN}}', "application/json", 400, "request.json"),
        ('{"facts": {}, "more": 1}', "application/json", 400, "request.invalid"),
        ("[" * 2000 + "]" * 2000, "application/json", 400, ""),
        ('{"facts": {}}', "text/plain", 415, "request.type"),
        ('{"facts": {"x": "' + "x" * 5_000_000 + '"}}', "application/json", 413, "request.too_large"),
    ],
)
def test_a_body_that_cannot_be_read_is_told_and_nothing_breaks(
    client: Client, body: str, kind: str, status: int, code: str
) -> None:
    answer = client.post(f"{API}/hnte/explain", body, content_type=kind)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert not code or answer.json()["code"] == code
