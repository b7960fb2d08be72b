"""Every operation of the API × every role: who may ask stands in docs/api.md, and is so; answers keep their shape."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from ninja.operation import Operation

from kechuang.accounts.actions.make_token import make_token
from kechuang.accounts.models import AccessToken
from kechuang.accounts.roles import ROLES, STAFF, Role
from kechuang.api.declaring import Declared
from kechuang.api.made import api, declared_of, operations
from kechuang.api.schema import description
from kechuang.events.models import Event

PAGE = Path(__file__).resolve().parents[3] / "docs" / "api.md"
ASKERS: list[str | None] = [None, "", *(role.value for role in Role)]
CLOSED = (401, 403, 404)
REACHES = (Role.PROGRAMME_OFFICER, Role.UNIT_OFFICER, Role.REPRESENTATIVE)
"""One role for every way of reaching rows, as in `test_routes.py`."""
SEES_ALL = (Role.PROGRAMME_OFFICER, Role.AUDITOR)
"""See every organisation by design."""
GROUPS: dict[str, set[str | None]] = {
    **{facts.name.en: {role.value} for role, facts in ROLES.items()},
    "everyone": set(ASKERS),
    "signed in": set(ASKERS) - {None},
    "staff": {role.value for role in STAFF},
}
SAMPLES = [runpy.run_path(str(one)) for one in sorted((Path(__file__).parent / "samples").glob("*.py"))]
ARGUMENTS = {name: value for one in SAMPLES for name, value in one.get("API", {}).items()}
QUERIES = {name: value for one in SAMPLES for name, value in one.get("API_QUERIES", {}).items()}
BODIES = {name: value for one in SAMPLES for name, value in one.get("API_BODIES", {}).items()}
HEADERS = {name: value for one in SAMPLES for name, value in one.get("API_HEADERS", {}).items()}
OWN = {name: value for one in SAMPLES for name, value in one.get("API_OWN", {}).items()}
OTHERS = {name: value for one in SAMPLES for name, value in one.get("API_OTHERS", {}).items()}
PUBLIC = tuple(beginning for one in SAMPLES for beginning in one.get("API_PUBLIC", ()))


@cache
def all_operations() -> list[tuple[str, str, Operation, Declared]]:
    """Method, path, operation and what it declares, as the description tells them."""
    by_id = {one.operation_id: one for one in operations(api())}
    return [
        (method.upper(), path, by_id[told["operationId"]], declared_of(by_id[told["operationId"]]))
        for path, methods in description()["paths"].items()
        for method, told in methods.items()
    ]


@cache
def expected() -> dict[str, set[str | None]]:
    """By method and path, who may ask."""
    rows = re.findall(r"^\| `((?:GET|POST) [^`]*)` \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {row: set().union(*(GROUPS[word.strip()] for word in who.split(","))) for row, who in rows}


def ask(client: Client, world: Any, method: str, path: str, operation: Operation, **arguments: Any) -> Any:
    """The answer to an operation with the samples filled in."""
    if operation.operation_id in OWN:
        arguments = OWN[operation.operation_id](world) | arguments
    named = re.findall(r"{(?:\w+:)?(\w+)}", path)
    values = {name: ARGUMENTS[name](world) for name in named if name not in arguments} | arguments
    filled = re.sub(r"{(?:\w+:)?(\w+)}", lambda found: quote(str(values[found[1]])), path)
    if method == "GET":
        return client.get(f"/api/v1{filled}", QUERIES.get(operation.operation_id, {}))
    body = BODIES.get(operation.operation_id, lambda world: {})(world)
    headers = HEADERS.get(operation.operation_id, lambda world: {})(world)
    return client.post(f"/api/v1{filled}", json.dumps(body), content_type="application/json", headers=headers)


def clients(world: Any, but: Collection[str] = ()) -> Iterator[tuple[str | None, Client]]:
    """A client of every role, of an account without one, and of nobody; on PostgreSQL of those in `REACHES` alone."""
    for role in ASKERS:
        if connection.vendor == "postgresql" and role not in REACHES:
            continue
        client = Client()
        if role is not None:
            client.force_login(world.people[role])
        if role not in but:
            yield role, client


@pytest.fixture(autouse=True)
def _no_limit(settings: Any) -> None:
    settings.API_POINTS = 0


def test_the_table_of_the_documentation_lists_exactly_the_operations_there_are() -> None:
    there = {f"{method} {path}" for method, path, *_ in all_operations()}
    assert there == set(expected())


@pytest.mark.django_db
def test_each_operation_answers_exactly_those_the_table_names(world: Any) -> None:
    wrong = []
    for role, client in clients(world):
        for method, path, operation, _ in all_operations():
            answer = ask(client, world, method, path, operation)
            opened = answer.status_code not in CLOSED
            if opened != (role in expected()[f"{method} {path}"]) or answer.status_code >= 500:
                wrong.append(f"{method} {path}: {answer.status_code} for {role or 'nobody'}")
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", [None, "programme_officer"])
def test_each_answer_keeps_the_shape_the_description_tells(role: str | None, world: Any) -> None:
    client = Client()
    if role is not None:
        client.force_login(world.people[role])
    wrong = []
    for method, path, operation, declared in all_operations():
        answer = ask(client, world, method, path, operation)
        if role not in expected()[f"{method} {path}"] or declared.media:
            continue
        if answer.status_code not in operation.response_models:
            wrong.append(f"{method} {path}: {answer.status_code} {answer.content.decode()[:300]}")
            continue
        shape: Any = operation.response_models[answer.status_code]
        try:
            shape.model_validate({"response": answer.json()})
        except ValueError as error:
            wrong.append(f"{method} {path}: {error}")
    assert wrong == []


@pytest.mark.django_db
def test_every_operation_whose_address_names_a_record_says_whose_must_stay_unseen(world: Any) -> None:
    named = [(path, one.operation_id) for _, path, one, _ in all_operations() if "{" in path]
    assert [path for path, name in named if not path.startswith(PUBLIC) and name not in OTHERS] == []


@pytest.mark.django_db
def test_another_number_in_the_address_shows_nothing_of_others(world: Any) -> None:
    seen = []
    for role, client in clients(world, but=SEES_ALL):
        for method, path, operation, _ in all_operations():
            if operation.operation_id in OTHERS:
                arguments, words = OTHERS[operation.operation_id](world)
                answer = ask(client, world, method, path, operation, **arguments)
                body = answer.getvalue() if answer.streaming else answer.content
                if words in body.decode():
                    seen.append(f"{method} {path}: {answer.status_code} for {role or 'nobody'}")
    assert seen == []


@pytest.mark.django_db
def test_a_token_may_what_its_owner_may_and_changes_nothing_where_it_only_reads(world: Any) -> None:
    officer = world.people["programme_officer"]
    reading, writing = (make_token("t", scope, officer, days=30).key for scope in AccessToken.Scope)
    wrong = []
    for method, path, operation, declared in all_operations():
        by_session = Client()
        by_session.force_login(officer)
        for key in (reading, writing):
            answer = ask(Client(headers={"Authorization": f"Bearer {key}"}), world, method, path, operation)
            if declared.writes and key == reading:
                right = answer.status_code == 403 and answer.json()["code"] == "token.read_only"
            else:
                right = (answer.status_code in CLOSED) != ("programme_officer" in expected()[f"{method} {path}"])
            if not right:
                wrong.append(f"{method} {path}: {answer.status_code}")
    assert wrong == []
    assert Event.objects.filter(type="token.first_used").count() == 2
