"""What every answer keeps to: one shape of errors in both languages, tags of bytes, limits, a valid description."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from kechuang.api.errors import TooMany
from kechuang.api.schema import description
from kechuang.api.shapes.problems import Problem
from kechuang.api.throttle import Buckets

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("nothing", 404, "not_found"),
        ("plans/nothing", 404, "not_found"),
        ("plans/%00", 400, "request.characters"),
        ("plans?wrong=1", 400, "request.parameter"),
        ("plans?withdrawn=perhaps", 400, "request.invalid"),
        ("plans?withdrawn=true", 401, "access.denied"),
    ],
)
def test_every_error_has_one_shape_and_says_what_and_what_to_do_in_both_languages(
    client: Client, path: str, status: int, code: str
) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    told = Problem.model_validate(answer.json())
    assert (told.status, told.code) == (status, code)
    assert all((told.sentence.zh, told.sentence.en, told.remedy.zh, told.remedy.en, told.request_id))
    assert client.get(f"/api/v1/{path}", headers={"Accept-Language": "en"}).json()["detail"] == told.sentence.en


def test_a_wrong_value_is_told_with_its_place(client: Client, plan: Any) -> None:
    told = client.get(f"/api/v1/plans/{plan.slug}/targets", {"task": "x"}).json()
    assert [(one["at"], one["sentence"]["zh"]) for one in told["errors"]] == [("query.task", "应为整数")]


def test_a_method_the_address_does_not_know_is_told_with_those_it_knows(client: Client) -> None:
    answer = client.delete("/api/v1/me")
    assert (answer.status_code, answer["Allow"], answer.json()["code"]) == (405, "GET", "request.method")


def test_who_holds_the_bytes_gets_none_until_they_change(client: Client, plan: Any, officer: Any) -> None:
    from kechuang.supervision.actions.correct_target import correct_target

    path = f"/api/v1/plans/{plan.slug}/targets/1"
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert client.head(path)["ETag"] == first["ETag"]
    target = plan.targets.get(ordinal=1)
    correct_target(target, officer, changes={"value": "71"}, reason="原文为71", version=target.version)
    changed = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, changed.json()["value"]) == (200, "71")


def test_points_run_out_fill_up_again_and_are_each_callers_own(settings: Any) -> None:
    settings.API_POINTS = 60
    now = [0.0]
    buckets = Buckets(lambda: now[0])
    token, person = ("token", "1"), ("person", "1")
    for _ in range(60):
        buckets.take([token, person], 1)
    with pytest.raises(TooMany) as wait:
        buckets.take([token, person], 1)
    buckets.take([("token", "2"), person], 1)
    now[0] += wait.value.wait
    buckets.take([token, person], 1)


def test_too_many_requests_are_told_when_to_come_again(client: Client, settings: Any) -> None:
    settings.API_POINTS = 4
    answers = [client.get("/api/v1/me") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert answers[-1].json()["code"] == "request.too_many"


def test_a_change_by_the_sessions_cookie_alone_is_refused(officer: Any) -> None:
    from kechuang.api.gate import Gate

    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    from django.test import RequestFactory

    from kechuang.kernel.errors import Refused

    request = RequestFactory().post("/api/v1/x")
    request.user, request.session = officer, client.session
    with pytest.raises(Refused) as no:
        Gate(lambda actor: pytest.fail("asked before the token"), writes=True, cost=1)(request)
    assert no.value.code == "request.csrf"


def walked(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for held in value.values():
            yield from walked(held)
    elif isinstance(value, list):
        for held in value:
            yield from walked(held)


def test_the_description_is_whole_and_the_same_for_everybody(
    client: Client, officer: Any, caller: Callable[..., Client]
) -> None:
    answer = client.get("/api/v1/openapi.json")
    told = answer.json()
    assert told["openapi"].startswith("3.1")
    assert caller(officer).get("/api/v1/openapi.json").content == answer.content
    ids = [one["operationId"] for methods in told["paths"].values() for one in methods.values()]
    assert len(ids) == len(set(ids))
    for path, methods in told["paths"].items():
        for one in methods.values():
            named = {p["name"] for p in one["parameters"] if p["in"] == "path"}
            assert named == set(re.findall(r"{(\w+)}", path))
            assert all(p["description"] for p in one["parameters"]), path
            assert {"400", "401", "403", "429", "500"} < set(one["responses"])
            assert {"200", "201"} & set(one["responses"])
            assert one["summary"]
            assert one["description"]
    for one in walked(told):
        if isinstance(one.get("$ref"), str):
            *_, part, name = one["$ref"].split("/")
            assert name in told["components"][part]
    used = {one["$ref"].rsplit("/", 1)[1] for one in walked(told) if "$ref" in one}
    assert set(description()["components"]["schemas"]) <= used


def test_the_reference_page_shows_every_operation_and_asks_nothing_of_other_hosts(client: Client) -> None:
    for language, words in (("zh-hans", "从这里开始"), ("en", "Start here")):
        client.cookies["kechuang_language"] = language
        page = client.get("/api/", headers={"Accept-Language": language}).content.decode()
        for methods in description()["paths"].values():
            for one in methods.values():
                assert f'id="{one["operationId"]}"' in page
        assert words in page
        assert re.findall(r'(?:src|<link[^>]*href)="https?://', page) == []
