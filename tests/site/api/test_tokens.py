"""Access tokens: made and revoked by their owner, shown once, kept as a hash, ended with the account."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.accounts.actions.disable_account import disable_account, enable_account
from kechuang.accounts.actions.make_token import make_token
from kechuang.accounts.actions.revoke_token import revoke_token
from kechuang.accounts.models import AccessToken
from kechuang.accounts.sign_in_adapter import FRESH
from kechuang.accounts.tokens import MOST
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused

pytestmark = pytest.mark.django_db
READ = AccessToken.Scope.READ


def asked(key: str) -> Any:
    return Client(headers={"Authorization": f"Bearer {key}"}).get("/api/v1/me")


def test_the_page_asks_the_password_shows_the_key_once_and_nothing_ever_holds_it(officer: Any) -> None:
    client, wanted = Client(), {"name": "财务系统同步", "scope": "read", "days": 90}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post(reverse("sign-in"), {"login": "lin", "password": "a long password"})
        clock.shift(FRESH + 1)
        answer = client.post(reverse("token-new"), wanted)
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
        assert not AccessToken.objects.exists()
        answer = client.post(answer["Location"], {"password": "a long password"})
    token = AccessToken.objects.get()
    key = re.findall(r"kc_[\w-]{40,}", answer.content.decode())[0]
    assert answer["Cache-Control"] == "no-store"
    assert asked(key).json()["person"]["username"] == "lin"
    assert key not in str(AccessToken.objects.values().get())
    assert key not in str(list(Event.objects.values()))
    page = client.get(reverse("account")).content.decode()
    assert key not in page
    assert token.hint in page
    assert "财务系统同步" in page


def test_a_revoked_an_expired_and_a_made_up_key_open_nothing_and_say_which(officer: Any) -> None:
    made = make_token("t", READ, officer, days=30)
    assert asked(made.key).json()["by"] == "token"
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert (asked(made.key).status_code, asked(made.key).json()["code"]) == (401, "token.expired")
    revoke_token(made.token, officer)
    assert asked(made.key).json()["code"] == "token.revoked"
    answer = asked("kc_nothing")
    assert (answer.status_code, answer.json()["code"]) == (401, "token.unknown")
    assert answer["WWW-Authenticate"].startswith("Bearer")
    with pytest.raises(Conflict):
        revoke_token(made.token, officer)


def test_the_first_use_and_both_ends_of_a_token_are_events(officer: Any) -> None:
    made = make_token("同步", READ, officer, days=30)
    for _ in range(3):
        asked(made.key)
    revoke_token(made.token, officer)
    told = Event.objects.filter(type__startswith="token.").order_by("pk").values_list("type", "object_label")
    assert list(told) == [(f"token.{one}", str(made.token)) for one in ("made", "first_used", "revoked")]


def test_tokens_end_for_good_with_the_account(administrator: Any, officer: Any) -> None:
    made = make_token("t", READ, officer, days=30)
    disable_account(officer, administrator, reason="调离本单位")
    assert asked(made.key).status_code == 401
    enable_account(officer, administrator)
    assert asked(made.key).json()["code"] == "token.revoked"
    assert Event.objects.get(type="account.disabled").after == {"tokens": 1}


def test_others_may_neither_see_nor_revoke_it_and_who_manages_accounts_may(
    administrator: Any, officer: Any, person: Callable[..., Any]
) -> None:
    token = make_token("财务同步", READ, officer, days=30).token
    with pytest.raises(Refused):
        revoke_token(token, person("auditor"))
    client = Client()
    client.force_login(person("auditor"))
    for method in (client.get, client.post):
        answer = method(reverse("token-revoke", args=[token.pk]))
        assert answer.status_code == 404
        assert "财务同步" not in answer.content.decode()
    client.force_login(administrator)
    assert "财务同步" in client.get(reverse("person", args=[officer.pk])).content.decode()
    client.post(reverse("token-revoke", args=[token.pk]))
    token.refresh_from_db()
    assert token.revoked_by == administrator


@pytest.mark.parametrize(
    ("values", "field"),
    [({"name": " "}, "name"), ({"name": "长" * 61}, "name"), ({"scope": "all"}, "scope"), ({"days": 31}, "days")],
)
def test_what_a_token_cannot_be_is_told_at_its_field(officer: Any, values: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as wrong:
        make_token(**({"name": "t", "scope": READ, "days": 30, "actor": officer} | values))
    assert wrong.value.fields["field"] == field
    assert not AccessToken.objects.exists()


def test_one_person_holds_so_many_at_a_time(officer: Any) -> None:
    tokens = [make_token(f"t{n}", READ, officer, days=30).token for n in range(MOST)]
    with pytest.raises(Conflict):
        make_token("one more", READ, officer, days=30)
    revoke_token(tokens[0], officer)
    make_token("one more", READ, officer, days=30)
