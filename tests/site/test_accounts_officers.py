"""Officers' accounts, kept by the machine's owner."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.accounts.actions.found_unit import found_unit
from kechuang.accounts.held import roles_of
from kechuang.accounts.lockout import LIMIT, count_failure, locked_until
from kechuang.accounts.models import User
from kechuang.accounts.officers import disable, invite_officer, role_asked, unit_asked
from kechuang.accounts.roles import Role
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput

PASSWORD = "cats climb quietly"


def choose(client: Client, path: str) -> None:
    form = client.get(path, follow=True).redirect_chain[-1][0]
    client.post(form, {"new_password1": PASSWORD, "new_password2": PASSWORD})


def signs_in(name: str) -> bool:
    return Client().post(reverse("sign-in"), {"login": name, "password": PASSWORD}).status_code == 302


@pytest.mark.django_db
def test_an_invited_officer_chooses_a_password_and_signs_in(client: Client) -> None:
    path = invite_officer("wang", "王宁")
    assert not signs_in("wang")
    choose(client, path)
    assert signs_in("wang")
    user = User.objects.get(username="wang")
    assert (str(user), roles_of(user)) == ("王宁", {Role.PROGRAMME_OFFICER})
    made = list(Event.objects.order_by("id").values_list("type", flat=True))[:4]
    assert made == ["account.created", "unit.founded", "membership.appointed", "account.link_made"]


@pytest.mark.django_db
def test_a_new_link_is_the_way_back_in_for_who_forgot_and_unlocks(client: Client, officer: User) -> None:
    for _ in range(LIMIT):
        count_failure("lin")
    choose(client, invite_officer("lin"))
    assert locked_until("lin") is None
    assert signs_in("lin")
    assert str(User.objects.get(username="lin")) == "林晓"


@pytest.mark.django_db
def test_a_disabled_account_signs_in_no_more_and_cannot_be_disabled_again(client: Client) -> None:
    choose(client, invite_officer("wang"))
    disable("wang")
    assert not signs_in("wang")
    with pytest.raises(BadInput):
        disable("wang")
    assert Event.objects.filter(type="account.disabled").count() == 1


@pytest.mark.django_db
def test_a_disabled_account_is_signed_out_at_once(client: Client, officer: User) -> None:
    client.force_login(officer)
    disable("lin")
    assert "_auth_user_id" in client.session
    assert client.get(reverse("change-password")).status_code == 302


@pytest.mark.django_db
def test_an_officer_is_made_in_another_role_and_unit_and_gets_a_second_role_later() -> None:
    found_unit("明湖市东湖镇人民政府", "township", None, short_name="东湖镇")
    invite_officer("wang", "王宁", role_asked("unit_leader"), unit_asked("东湖镇"))
    user = User.objects.get(username="wang")
    assert roles_of(user) == {Role.UNIT_LEADER}
    invite_officer("wang")
    invite_officer("wang", "", role_asked("auditor"))
    assert roles_of(user) == {Role.UNIT_LEADER, Role.AUDITOR}
    invite_officer("wang", "", role_asked("auditor"))
    assert user.memberships.count() == 2


@pytest.mark.django_db
def test_a_role_or_unit_that_is_not_known_is_told_with_those_that_are() -> None:
    found_unit("东湖镇", "township", None)
    with pytest.raises(BadInput, match="没有“boss”这个角色") as role:
        role_asked("boss")
    assert "unit_officer" in role.value.remedy.zh
    with pytest.raises(BadInput, match="没有名为“西岭镇”的单位") as unit:
        unit_asked("西岭镇")
    assert "东湖镇" in unit.value.remedy.zh
    assert (role_asked(""), unit_asked("")) == (None, None)


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["wang ning", "", "a" * 151])
def test_a_name_that_cannot_sign_in_is_told(username: str) -> None:
    with pytest.raises(BadInput):
        invite_officer(username)
    assert not User.objects.exists()


def test_the_command_needs_a_folder_that_was_set_up(process_env: dict[str, str], tmp_path: Path) -> None:
    process_env.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "kechuang", "officer", "wang", "--home", str(tmp_path / "nowhere")]
    done = subprocess.run(command, env=process_env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
