"""Signing in, out, being locked, and the first administrator's one-time link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.accounts.access import may_correct, may_read_events, may_upload
from kechuang.accounts.first_administrator import first_administrator
from kechuang.accounts.held import roles_of
from kechuang.accounts.lockout import LIMIT, LOCKED_FOR, locked_until
from kechuang.accounts.models import User
from kechuang.accounts.officers import disable
from kechuang.accounts.roles import Role
from kechuang.events.models import Event

pytestmark = pytest.mark.django_db
PASSWORD = "a long password"


def sign_in(client: Client, name: str, password: str) -> bool:
    response = client.post(reverse("sign-in"), {"login": name, "password": password})
    return response.status_code == 302


def kinds() -> list[tuple[str, bool]]:
    return list(Event.objects.order_by("id").values_list("type", "succeeded"))


def test_signing_in_and_out_leaves_events_with_their_request_and_address(client: Client, officer: User) -> None:
    assert sign_in(client, "lin", PASSWORD)
    client.post(reverse("sign-out"))
    assert kinds() == [("account.signed_in", True), ("account.signed_out", True)]
    event = Event.objects.order_by("id")[0]
    assert (event.actor_id, event.address) == (officer.pk, "127.0.0.1")
    assert len(event.request_id) == 32


def test_a_failed_sign_in_is_an_event_too_and_holds_no_password(client: Client, officer: User) -> None:
    assert not sign_in(client, "lin", "a wrong password")
    event = Event.objects.get()
    assert (event.type, event.succeeded, event.object_label, event.actor_id) == (
        "account.signed_in",
        False,
        "lin",
        None,
    )
    assert "wrong password" not in event.before_json + event.after_json


@pytest.mark.parametrize("name", ["lin", "nobody"])
def test_a_name_is_locked_at_the_fifth_failure_whether_it_exists_or_not(
    client: Client, officer: User, name: str
) -> None:
    for _ in range(LIMIT - 1):
        sign_in(client, name, "a wrong password")
    assert locked_until(name) is None
    sign_in(client, name, "a wrong password")
    assert locked_until(name) is not None
    assert ("account.locked", True) in kinds()


def test_a_locked_name_cannot_sign_in_with_the_right_password_until_the_time_is_over(
    client: Client, officer: User
) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        for _ in range(LIMIT):
            sign_in(client, "lin", "a wrong password")
        clock.move_to(start + LOCKED_FOR - timedelta(seconds=1))
        assert not sign_in(client, "lin", PASSWORD)
        clock.move_to(start + LOCKED_FOR)
        assert sign_in(client, "lin", PASSWORD)


def test_trying_while_locked_does_not_make_the_lock_longer(client: Client, officer: User) -> None:
    for _ in range(LIMIT):
        sign_in(client, "lin", "a wrong password")
    until = locked_until("lin")
    sign_in(client, "LIN ", "a wrong password")
    assert locked_until("lin") == until


def test_a_success_ends_the_row_of_failures(client: Client, officer: User) -> None:
    for _ in range(LIMIT - 1):
        sign_in(client, "lin", "a wrong password")
    assert sign_in(client, "lin", PASSWORD)
    client.post(reverse("sign-out"))
    sign_in(client, "lin", "a wrong password")
    assert locked_until("lin") is None


def test_failures_long_ago_do_not_count(client: Client, officer: User) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        for _ in range(LIMIT - 1):
            sign_in(client, "lin", "a wrong password")
        clock.move_to(start + LOCKED_FOR + timedelta(seconds=1))
        sign_in(client, "lin", "a wrong password")
        assert locked_until("lin") is None


def test_the_first_administrator_has_no_password_and_a_link(client: Client) -> None:
    link = first_administrator()
    assert link is not None
    user = User.objects.get(username=link.username)
    assert roles_of(user) == {Role.PROGRAMME_OFFICER, Role.SECURITY_ADMINISTRATOR}
    assert not user.has_usable_password()
    assert not sign_in(client, link.username, "")


def test_the_link_sets_a_password_once_and_then_is_dead(client: Client) -> None:
    link = first_administrator()
    assert link is not None
    page = client.get(link.path, follow=True)
    form = page.redirect_chain[-1][0]
    client.post(form, {"new_password1": "cats climb quietly", "new_password2": "cats climb quietly"})
    assert sign_in(client, link.username, "cats climb quietly")
    assert first_administrator() is None
    assert Client().get(link.path, follow=True).context["validlink"] is False
    assert ("account.password_set", True) in kinds()


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        ("short pas", False),
        ("short pass", True),
        ("12345678901", False),
        ("password123", False),
        ("admin-admin", False),
    ],
)
def test_a_password_needs_ten_characters_that_nobody_would_guess(client: Client, password: str, taken: bool) -> None:
    link = first_administrator()
    assert link is not None
    form = client.get(link.path, follow=True).redirect_chain[-1][0]
    response = client.post(form, {"new_password1": password, "new_password2": password})
    assert (response.status_code == 302) is taken


def test_the_link_is_told_again_until_it_is_used_and_makes_no_second_account() -> None:
    assert first_administrator() is not None
    assert first_administrator() is not None
    assert User.objects.count() == 1


def test_no_link_is_made_where_an_administrator_has_a_password(administrator: User) -> None:
    assert first_administrator() is None


def test_officers_may_and_others_may_not_each_with_a_reason(
    officer: User, administrator: User, person: Callable[..., User]
) -> None:
    guest, left = person(), person("programme_officer")
    disable(left.username)
    left.refresh_from_db()
    for may in (may_upload, may_correct, may_read_events):
        assert [may(who).allowed for who in (officer, administrator, None)] == [True] * 3
        assert [may(who).allowed for who in (guest, left, AnonymousUser())] == [False] * 3
        assert may(guest).reason.zh
        assert may(guest).reason.en


def test_the_log_shows_the_persons_name(officer: User) -> None:
    assert str(officer) == "林晓"
    assert str(User(username="wang")) == "wang"


def test_a_refused_password_is_told_in_the_language_of_the_page(client: Client) -> None:
    link = first_administrator()
    assert link is not None
    form = client.get(link.path, follow=True).redirect_chain[-1][0]
    said = client.post(form, {"new_password1": "12345678", "new_password2": "12345678"}).context["form"].errors
    assert said["new_password2"] == [
        "密码太短，至少要 10 个字符。",
        "这个密码太常见，容易被猜中。",
        "密码不能全是数字。",
    ]
