"""How long one stays signed in, where, and how one ends it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.accounts.models import User
from kechuang.events.models import Event

pytestmark = pytest.mark.django_db
PASSWORD = "a long password"
NOW = timezone.now().replace(microsecond=0)


def enter(**headers: str) -> Client:
    client = Client(**headers)
    assert client.post(reverse("sign-in"), {"login": "lin", "password": PASSWORD}).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return bool(client.get("/").wsgi_request.user.is_authenticated)


def test_half_an_hour_without_an_act_signs_out_and_says_so(officer: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = enter()
        clock.shift(timedelta(minutes=29))
        assert is_in(client)
        clock.shift(timedelta(minutes=30))
        assert is_in(client)
        clock.shift(timedelta(minutes=30, seconds=1))
        page = client.get("/")
        assert not page.wsgi_request.user.is_authenticated
        assert "30 分钟没有操作" in page.content.decode()
    event = Event.objects.filter(type="account.signed_out").get()
    assert (event.reason, event.actor_id) == ("idle", officer.pk)


def test_a_page_that_tells_it_is_being_written_in_keeps_the_session(officer: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = enter()
        for _ in range(3):
            clock.shift(timedelta(minutes=25))
            assert client.post(reverse("alive")).status_code == 204
        assert is_in(client)


def test_after_eight_hours_one_signs_in_again_however_busy(officer: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = enter()
        for _ in range(16 * 2):
            clock.shift(timedelta(minutes=15))
            assert is_in(client)
        clock.shift(timedelta(seconds=1))
        assert not is_in(client)


def test_an_idle_session_asks_to_sign_in_and_comes_back_to_the_page(officer: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = enter()
        clock.shift(timedelta(hours=1))
        assert client.get("/plans/upload/").headers["Location"] == "/accounts/sign-in/?next=/plans/upload/"


def test_being_in_use_is_noted_at_most_once_a_minute(officer: User, django_assert_num_queries: Any) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = enter()
        clock.shift(timedelta(seconds=90))
        client.get(reverse("alive"))
        assert UserSession.objects.get().last_seen_at == NOW + timedelta(seconds=90)
        clock.shift(timedelta(seconds=30))
        client.get(reverse("alive"))
        assert UserSession.objects.get().last_seen_at == NOW + timedelta(seconds=90)


def test_one_sees_where_one_is_signed_in_and_ends_the_others(officer: User) -> None:
    here = enter(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36")
    there = enter(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1")
    page = here.get(reverse("account")).content.decode()
    assert "Chrome · Windows" in page
    assert "Safari · iPhone" in page
    here.post(reverse("end-sessions"))
    assert is_in(here)
    assert not is_in(there)
    assert Event.objects.filter(type="account.signed_out_elsewhere").get().after == {"sessions": 1}
    here.post(reverse("end-sessions"))
    assert Event.objects.filter(type="account.signed_out_elsewhere").count() == 1


def test_one_can_end_a_single_session_of_ones_own_and_nobody_elses(officer: User, administrator: User) -> None:
    here, there, third = enter(), enter(), enter()
    other = Client()
    other.post(reverse("sign-in"), {"login": "admin", "password": "another long password"})
    wanted = UserSession.objects.get(session_key=there.session.session_key)
    here.post(reverse("end-sessions"), {"session": wanted.pk})
    assert (is_in(here), is_in(there), is_in(third)) == (True, False, True)
    here.post(reverse("end-sessions"), {"session": UserSession.objects.get(user=administrator).pk})
    assert is_in(other)


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(officer: User) -> None:
    here, there = enter(), enter()
    form = {"old_password": PASSWORD, "new_password1": "cats climb quietly", "new_password2": "cats climb quietly"}
    assert here.post(reverse("change-password"), form).status_code == 302
    assert is_in(here)
    assert not is_in(there)
    assert "这台" in here.get(reverse("account")).content.decode()


def test_a_password_older_than_the_setting_allows_must_be_changed_first(officer: User, settings: Any) -> None:
    settings.PASSWORD_DAYS = 90
    User.objects.update(password_set_at=timezone.now() - timedelta(days=91))
    client = enter()
    assert client.get("/").headers["Location"].startswith(reverse("change-password"))
    form = {"old_password": PASSWORD, "new_password1": "cats climb quietly", "new_password2": "cats climb quietly"}
    client.post(reverse("change-password"), form)
    assert client.get("/").status_code == 200


def test_ones_own_name_and_contact_can_be_changed_and_the_log_holds_no_number(officer: User) -> None:
    client = enter()
    answer = client.post(reverse("account"), {"name": "林晓", "phone": "138 0000 0000", "email": "not an address"})
    assert answer.status_code == 400
    assert 'value="138 0000 0000"' in answer.content.decode()
    assert client.post(reverse("account"), {"name": "林小晓", "phone": "138 0000 0000"}).status_code == 302
    officer.refresh_from_db()
    assert (officer.name, officer.phone) == ("林小晓", "13800000000")
    event = Event.objects.get(type="account.changed")
    assert event.after == {"name": "林小晓", "changed": ["name", "phone"]}
    assert "0000" not in event.before_json + event.after_json
    client.post(reverse("account"), {"name": "林小晓", "phone": "138 0000 0000"})
    assert Event.objects.filter(type="account.changed").count() == 1
