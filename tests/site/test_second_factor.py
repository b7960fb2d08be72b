"""The second factor: set up, asked for, locked after wrong codes, required of staff, given up with care."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.accounts.lockout import LIMIT, LOCKED_FOR, locked_until
from kechuang.accounts.models import User
from kechuang.accounts.sealing import seal, unseal
from kechuang.accounts.second_factor import second_factor_is_required
from kechuang.accounts.sign_in_adapter import FRESH
from kechuang.events.models import Event
from kechuang.kernel import masks

pytestmark = pytest.mark.django_db
PASSWORD = "a long password"
NOW = timezone.now().replace(second=1, microsecond=0)


@pytest.fixture
def set_up(totp: Callable[[str], str]) -> Callable[[Client], str]:
    """Sets up an authenticator app for who is signed in and gives its secret."""

    def done(client: Client) -> str:
        page = client.get(reverse("mfa_activate_totp"))
        secret = re.search(r"<code>([A-Z2-7]+)</code>", page.content.decode())[1]  # type: ignore[index]
        answer = client.post(reverse("mfa_activate_totp"), {"code": totp(secret)})
        assert answer.status_code == 302, answer.content.decode()
        return secret

    return done


def enter(client: Client, name: str = "lin", password: str = PASSWORD) -> Any:
    return client.post(reverse("sign-in"), {"login": name, "password": password})


def events(kind: str) -> list[Event]:
    return list(Event.objects.filter(type=kind).order_by("id"))


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture
def secret(client: Client, officer: User, set_up: Any) -> str:
    """The officer's authenticator app, set up; nobody is signed in."""
    with time_machine.travel(NOW - timedelta(minutes=10), tick=False):
        enter(client)
        made = set_up(client)
        client.post(reverse("sign-out"))
    return made


def test_the_password_alone_leads_to_the_second_step_and_the_code_opens(client: Client, secret: str, totp: Any) -> None:
    answer = enter(client)
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert not signed_in(client)
    assert client.get(reverse("account")).status_code == 302
    answer = client.post(reverse("mfa_authenticate"), {"code": totp(secret)})
    assert answer.status_code == 302
    assert signed_in(client)
    assert events("account.signed_in")[-1].after == {"by": ["password", "totp"]}


def test_where_one_wanted_to_go_is_kept_through_both_steps(client: Client, secret: str, totp: Any) -> None:
    answer = client.post(reverse("sign-in"), {"login": "lin", "password": PASSWORD, "next": "/plans/upload/"})
    answer = client.post(answer.headers["Location"], {"code": totp(secret)})
    assert answer.headers["Location"] == "/plans/upload/"


def test_a_code_works_once(client: Client, secret: str, totp: Any) -> None:
    with time_machine.travel(NOW, tick=False):
        used = totp(secret)
        enter(client)
        assert client.post(reverse("mfa_authenticate"), {"code": used}).status_code == 302
        other = Client()
        enter(other)
        assert "验证码不正确或已用过" in other.post(reverse("mfa_authenticate"), {"code": used}).content.decode()


def test_wrong_codes_lock_the_name_as_wrong_passwords_do(client: Client, secret: str, totp: Any) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        enter(client)
        for _ in range(LIMIT - 1):
            assert "验证码不正确" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
        assert locked_until("lin") is None
        assert "之后再试" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
        assert "之后再试" in client.post(reverse("mfa_authenticate"), {"code": totp(secret)}).content.decode()
        assert not signed_in(client)
        assert "之后再试" in enter(Client()).content.decode()
        failed = [one for one in events("account.signed_in") if not one.succeeded]
        assert [one.reason for one in failed[:LIMIT]] == ["wrong code"] * LIMIT
        clock.move_to(NOW + LOCKED_FOR)
        again = Client()
        enter(again)
        assert again.post(reverse("mfa_authenticate"), {"code": totp(secret)}).status_code == 302


def test_a_recovery_code_opens_once(client: Client, secret: str, totp: Any) -> None:
    enter(client)
    client.post(reverse("mfa_authenticate"), {"code": totp(secret)})
    codes = re.findall(r"<code>(\d{8})</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
    assert len(codes) == 10
    assert client.get(reverse("mfa_download_recovery_codes")).content.decode().count("\n") >= 10
    for _ in range(2):
        client.post(reverse("sign-out"))
        enter(client)
        answer = client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert answer.status_code == 200
    assert events("account.signed_in")[-2].after == {"by": ["password", "recovery_codes"]}


def test_the_secret_is_stored_sealed(client: Client, secret: str) -> None:
    for one in Authenticator.objects.all():
        assert secret not in str(one.data)
        kept = one.data.get("secret") or one.data.get("seed")
        assert kept.startswith("sm4:")
    assert unseal(Authenticator.objects.get(type="totp").data["secret"]) == secret


def test_a_sealed_text_opens_only_under_its_key_and_unaltered(settings: Any) -> None:
    sealed = seal("手机 13800000000")
    assert unseal(sealed) == "手机 13800000000"
    assert seal("a") != seal("a")
    with pytest.raises(ValueError, match="altered"):
        unseal(sealed[:-4] + ("AAAA" if sealed[-4:] != "AAAA" else "BBBB"))
    with pytest.raises(ValueError, match="not a sealed"):
        unseal("plain")
    settings.SECRET_KEY = "another"
    with pytest.raises(ValueError, match="another key"):
        unseal(sealed)


def test_contacts_are_stored_sealed_and_survive_a_wrong_key_unharmed(officer: User, settings: Any) -> None:
    officer.phone, officer.email = "13812345678", "lin@example.com"
    officer.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, email FROM accounts_user")
        phone, email = cursor.fetchone()
    assert phone.startswith("sm4:")
    assert email.startswith("sm4:")
    key, settings.SECRET_KEY = settings.SECRET_KEY, "another key"
    read = User.objects.get()
    assert read.phone == phone
    assert masks.phone(read.phone) == "****"
    read.save()
    settings.SECRET_KEY = key
    assert User.objects.get().phone == "13812345678"
    with pytest.raises(TypeError):
        User.objects.filter(phone__contains="138").exists()
    officer.phone = ""
    officer.save()
    assert User.objects.filter(phone="").exists()


def test_changing_it_in_an_older_session_asks_for_the_password_again(
    client: Client, officer: User, set_up: Any
) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        enter(client)
        clock.move_to(NOW + timedelta(seconds=FRESH + 1))
        answer = client.get(reverse("mfa_activate_totp"))
        assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
        answer = client.post(answer.headers["Location"], {"password": "a wrong password"})
        assert "密码不正确" in answer.content.decode()
        there = reverse("account_reauthenticate") + "?next=" + reverse("mfa_activate_totp")
        answer = client.post(there, {"password": PASSWORD})
        assert answer.headers["Location"] == reverse("mfa_activate_totp")
        set_up(client)


def test_setting_up_and_removing_are_events(client: Client, officer: User, set_up: Any) -> None:
    enter(client)
    set_up(client)
    assert {one.after["kind"] for one in events("account.second_factor_added")} == {"totp", "recovery_codes"}
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert {one.before["kind"] for one in events("account.second_factor_removed")} == {"totp", "recovery_codes"}
    assert not Authenticator.objects.exists()


class TestRequired:
    @pytest.fixture(autouse=True)
    def _required(self, settings: Any) -> None:
        settings.SECOND_FACTOR = "required"

    def test_staff_set_one_up_before_anything_else_and_are_then_where_they_wanted(
        self, client: Client, officer: User, set_up: Any
    ) -> None:
        enter(client)
        answer = client.get("/plans/upload/")
        assert answer.headers["Location"] == reverse("set-up-second-factor") + "?next=/plans/upload/"
        assert client.get("/").status_code == 302
        page = client.get(answer.headers["Location"]).content.decode()
        assert "以后再说" not in page
        client.post(reverse("second-factor-later"))
        assert client.get("/plans/upload/").status_code == 302
        set_up(client)
        assert client.get("/plans/upload/").status_code == 200

    def test_signing_out_the_language_and_ones_own_account_stay_open(self, client: Client, officer: User) -> None:
        enter(client)
        assert client.get(reverse("account")).status_code == 200
        assert client.post(reverse("set-language"), {"language": "en"}).status_code == 302
        assert client.post(reverse("sign-out")).status_code == 302

    @pytest.mark.parametrize("role", ["", "representative", "reviewer", "finance_officer"])
    def test_others_are_not_asked(self, client: Client, person: Callable[..., User], role: str) -> None:
        client.force_login(person(role))
        assert client.get("/").status_code == 200

    def test_the_last_factor_cannot_be_removed(self, client: Client, officer: User, set_up: Any) -> None:
        enter(client)
        set_up(client)
        page = client.post(reverse("mfa_deactivate_totp"))
        assert "必须启用双重验证" in page.content.decode()
        assert Authenticator.objects.filter(type="totp").exists()


class TestAsked:
    def test_the_page_asks_until_it_is_put_off_or_done(self, client: Client, officer: User) -> None:
        enter(client)
        assert "请再加一种登录验证" in client.get("/").content.decode()
        assert client.post(reverse("second-factor-later"), {"next": "/plans/"}).headers["Location"] == "/plans/"
        assert "请再加一种登录验证" not in client.get("/").content.decode()

    def test_no_address_outside_the_site_is_followed(self, client: Client, officer: User) -> None:
        enter(client)
        answer = client.post(reverse("second-factor-later"), {"next": "https://elsewhere.example/"})
        assert answer.headers["Location"] == "/"

    def test_it_asks_no_more_once_there_is_one(self, client: Client, officer: User, set_up: Any) -> None:
        enter(client)
        set_up(client)
        assert "请再加一种登录验证" not in client.get("/").content.decode()


def test_unset_it_is_required_of_two_or_behind_tls_and_not_of_one_alone(
    settings: Any, officer: User, person: Callable[..., User]
) -> None:
    settings.SECOND_FACTOR = ""
    assert not second_factor_is_required()
    person("representative", password=PASSWORD)
    person("unit_officer")  # invited, has chosen no password yet
    assert not second_factor_is_required()
    settings.HTTPS = True
    assert second_factor_is_required()
    settings.HTTPS = False
    person("unit_officer", password=PASSWORD)
    assert second_factor_is_required()
    settings.SECOND_FACTOR = "asked"
    assert not second_factor_is_required()


def test_passkeys_are_offered_under_a_name_and_explained_under_an_address(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert (
        "http://localhost" in client.get(reverse("set-up-second-factor"), HTTP_HOST="127.0.0.1:8765").content.decode()
    )
    assert (
        reverse("mfa_add_webauthn")
        in client.get(reverse("set-up-second-factor"), HTTP_HOST="localhost:8765").content.decode()
    )


@pytest.mark.django_db(transaction=True)
def test_our_words_come_before_the_librarys(client: Client, officer: User, set_up: Any) -> None:
    enter(client)
    set_up(client)
    page = client.get(reverse("account")).content.decode()
    assert "恢复码已生成。" in page
    assert "登录成功" not in page
    assert "Successfully" not in page


def test_a_passkey_answer_that_is_nonsense_is_refused_politely(client: Client, officer: User) -> None:
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": '{"response": {"userHandle": "AA"}}'})
    assert answer.status_code == 302
    assert not signed_in(client)
    client.force_login(officer)
    answer = client.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": "{}"})
    assert answer.status_code == 200
    assert not Authenticator.objects.exists()
