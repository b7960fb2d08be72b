"""Every page × every role: who may open it is written in docs/portal.md, and is so."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kechuang.accounts.doors import door_of
from kechuang.accounts.roles import ROLES, STAFF, Role

PAGE = Path(__file__).resolve().parents[3] / "docs" / "portal.md"
NAMES = {facts.name.en: {role.value} for role, facts in ROLES.items()}
SIGNED_IN = {"", *(role.value for role in Role)}
GROUPS = NAMES | {
    "everyone": {None, *SIGNED_IN},
    "signed in": SIGNED_IN,
    "staff": {role.value for role in STAFF},
}


@dataclass(frozen=True)
class Samples:
    """What to put into addresses, gathered from the files of `samples/`, so that each part brings its own.

    `arguments` by an argument's name: a value that leads to a page. `others` by a page's name: the arguments that name
    a record of *another* organisation or township, and words of it that nobody outside may see. `public`: beginnings
    of addresses that name no record of anybody: public text, and links that are their own key.
    """

    arguments: dict[str, Callable[[Any], Any]]
    others: dict[str, Callable[[Any], tuple[dict[str, Any], str]]]
    public: tuple[str, ...]


def _samples() -> Samples:
    files = [runpy.run_path(str(path)) for path in sorted((Path(__file__).parent / "samples").glob("*.py"))]
    return Samples(
        {name: value for one in files for name, value in one.get("ARGUMENTS", {}).items()},
        {name: value for one in files for name, value in one.get("OTHERS", {}).items()},
        tuple(beginning for one in files for beginning in one.get("PUBLIC", ())),
    )


SAMPLES = _samples()


@dataclass(frozen=True)
class Route:
    """One address of the site as the resolver knows it."""

    address: str
    name: str
    view: Any
    arguments: tuple[str, ...]

    def path(self, world: Any, **arguments: Any) -> str:
        """A path under the address."""
        values = {name: SAMPLES.arguments[name](world) for name in self.arguments} | arguments
        return reverse(self.name, kwargs=values)


def routes() -> list[Route]:
    def walk(patterns: list[Any], prefix: str) -> Iterator[Route]:
        for pattern in patterns:
            address = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, address)
            elif isinstance(pattern, URLPattern):
                yield Route(address, pattern.name or "", pattern.callback, tuple(pattern.pattern.converters))

    return list(walk(get_resolver().url_patterns, ""))


@cache
def expected() -> dict[str, set[str | None]]:
    """By address, who may open it: roles, `""` for an account without one, None for who is not signed in."""
    rows = re.findall(r"^\| `([^`]*)` \| ?[^|]*\| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {address: set().union(*(GROUPS[word.strip()] for word in who.split(","))) for address, who in rows}


def test_every_page_declares_who_may_open_it() -> None:
    assert routes()
    assert [route.address for route in routes() if door_of(route.view) is None] == []


def test_every_page_is_in_the_table_of_who_may_open_it() -> None:
    assert {route.address for route in routes()} - set(expected()) == set()


REACHES = {Role.PROGRAMME_OFFICER, Role.UNIT_OFFICER, Role.REPRESENTATIVE}
"""One role for every way of reaching rows: all; those of a unit and its division; those of an organisation.

These open every page on PostgreSQL, too. The others reach by the same conditions (`accounts/scope.py`), which
`test_scope.py` asks of both databases for every role; doors ask no row at all.
"""


def roles(but: Collection[str] = ()) -> list[Any]:
    """Every role, an account without one (`""`) and nobody, those that reach no rows of their own on SQLite alone."""
    once = pytest.mark.sqlite_alone("doors ask no row; its rows are reached as those of a role that is tried here")
    who = [None, "", *(role.value for role in Role if role not in but)]
    return [pytest.param(one, marks=() if one in REACHES else once) for one in who]


@pytest.mark.django_db
@pytest.mark.parametrize("role", roles())
def test_each_page_opens_for_exactly_those_the_table_names(role: str | None, world: Any) -> None:
    client, signed_in = Client(), False
    wrong = []
    for route in routes():
        if role is not None and not signed_in:
            client.force_login(world.people[role])
        answer = client.get(route.path(world))
        signed_in = settings.SESSION_COOKIE_NAME not in answer.cookies
        asked = answer.status_code == 302 and answer.headers["Location"].startswith(reverse("sign-in") + "?")
        opened = answer.status_code != 403 and not asked
        if opened != (role in expected()[route.address]):
            wrong.append(f"{route.address}: {answer.status_code} for {role or 'nobody'}")
    assert wrong == []


@pytest.mark.django_db
def test_every_page_whose_address_names_a_record_says_whose_must_stay_unseen(world: Any) -> None:
    missing = [
        route.address
        for route in routes()
        if route.arguments and not route.address.startswith(SAMPLES.public) and route.name not in SAMPLES.others
    ]
    assert missing == []


SEES_ALL = (Role.PROGRAMME_OFFICER, Role.AUDITOR, Role.SECURITY_ADMINISTRATOR)
"""See every organisation, or every account, by design; the table of pages holds for them."""


@pytest.mark.django_db
@pytest.mark.parametrize("role", roles(SEES_ALL))
def test_another_number_in_the_address_never_shows_anothers_record(role: str | None, world: Any) -> None:
    client = Client()
    seen = []
    for route in routes():
        if route.name in SAMPLES.others:
            if role is not None:
                client.force_login(world.people[role])
            arguments, words = SAMPLES.others[route.name](world)
            for method in (client.get, client.post):
                answer = method(route.path(world, **arguments))
                asked = answer.status_code == 302 and answer.headers["Location"].startswith(reverse("sign-in") + "?")
                if not (asked or answer.status_code in (403, 404, 405)) or words in answer.content.decode():
                    seen.append(f"{route.address}: {answer.status_code}")
    assert seen == []


@pytest.mark.django_db
def test_a_refused_attempt_to_change_something_is_in_the_log(world: Any, client: Client) -> None:
    from kechuang.events.models import Event

    client.force_login(world.people["representative"])
    assert client.post(reverse("manage", args=[world.plan.slug])).status_code == 403
    event = Event.objects.get(type="access.refused")
    assert (event.succeeded, event.actor_id) == (False, world.people["representative"].pk)
    assert event.object_label == unquote(reverse("manage", args=[world.plan.slug]))


@pytest.mark.django_db
def test_a_page_without_a_door_opens_to_nobody(world: Any, rf: Any) -> None:
    from kechuang.config.doors import DoorMiddleware

    request = rf.get("/")
    request.user, request.session = world.people["programme_officer"], {}
    answer = DoorMiddleware(lambda _: None).process_view(request, lambda _: None, (), {})  # type: ignore[arg-type,return-value]
    assert answer is not None
    assert answer.status_code == 403
