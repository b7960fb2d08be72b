"""The pages of managing accounts: what they show to whom, what is masked, what a form says when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.accounts.actions.found_organisation import found_organisation
from kechuang.accounts.actions.found_unit import found_unit
from kechuang.accounts.actions.invite import invite
from kechuang.accounts.held import roles_of
from kechuang.accounts.models import Claim, Invitation, Membership, Organisation, Unit, User
from kechuang.accounts.roles import Role
from kechuang.events.models import Event
from kechuang.kernel.invented_codes import credit_code

pytestmark = pytest.mark.django_db
PASSWORD = "cats climb quietly"
ACCOUNT = {"username": "wang", "name": "王宁", "password": PASSWORD, "again": PASSWORD}
OF_CLAIM = {f"account-{name}": value for name, value in ACCOUNT.items()}
CLAIM = {
    "credit_code": credit_code(7),
    "name": "清流智能装备有限公司",
    "kind": "enterprise",
    "evidence": "本人任公司科技部经理，办公电话 0311-83221234，可核对。",
}


@pytest.fixture
def manager(client: Client, person: Callable[..., User]) -> Client:
    """Signed in as a security administrator who does no business."""
    client.force_login(person(Role.SECURITY_ADMINISTRATOR, username="sec", name="安全员"))
    return client


@pytest.fixture
def science(client: Client, officer: User) -> Client:
    """Signed in as a programme officer."""
    client.force_login(officer)
    return client


def words(answer: Any) -> str:
    return str(answer.content.decode())


class TestPeople:
    def test_the_list_masks_contacts_and_finds_by_name_role_unit_and_state(
        self, manager: Client, person: Callable[..., User]
    ) -> None:
        town = found_unit("东湖镇", "township", None)
        wang = person("unit_officer", unit=town, username="wang", name="王宁", password=PASSWORD)
        User.objects.filter(pk=wang.pk).update(phone="13812345678", email="wangning@example.com")
        person(username="li", name="李文")
        page = words(manager.get(reverse("people")))
        assert "138****5678" in page
        assert "w****@example.com" in page
        assert "12345678" not in page
        for query, there in (
            ({"q": "王"}, ["wang"]),
            ({"q": "WANG"}, ["wang"]),
            ({"q": "东湖"}, ["wang"]),
            ({"role": "unit_officer"}, ["wang"]),
            ({"unit": str(town.pk)}, ["wang"]),
            ({"state": "roleless"}, ["li"]),
            ({"state": "new"}, ["li", "sec"]),
            ({"state": "shut"}, []),
            ({"q": "没有这个人"}, []),
            ({"unit": "999999"}, []),
        ):
            rows = manager.get(reverse("people"), query).context["rows"]
            assert sorted(row.person.username for row in rows) == there, query

    def test_nothing_found_says_so_and_shows_the_way(self, manager: Client) -> None:
        page = words(manager.get(reverse("people"), {"q": "没有这个人"}))
        assert "没有符合条件的人" in page
        assert reverse("invitation-new") in page

    def test_the_list_is_paged(self, manager: Client) -> None:
        User.objects.bulk_create(User(username=f"u{n:03}", name=f"人{n:03}") for n in range(60))
        assert "第 1 页，共 2 页" in words(manager.get(reverse("people")))
        assert len(manager.get(reverse("people"), {"page": "2"}).context["rows"]) == 11

    def test_the_file_holds_the_filtered_rows_masked_and_is_an_event(
        self, manager: Client, person: Callable[..., User]
    ) -> None:
        person("reviewer", username="wang", name="王宁")
        User.objects.filter(username="wang").update(phone="13812345678")
        answer = manager.post(reverse("people-export"), {"format": "csv", "role": "reviewer"})
        text = answer.content.decode("utf-8-sig")
        assert "王宁" in text
        assert "138****5678" in text
        assert len(text.strip().splitlines()) == 2
        event = Event.objects.get(type="account.list_exported")
        assert event.after == {"format": "csv", "rows": 1, "filter": {"role": "reviewer"}}
        assert manager.post(reverse("people-export"), {"format": "exe"}).status_code == 302

    def test_looking_at_a_contact_is_noted_and_the_file_of_a_person_masks_it(
        self, manager: Client, person: Callable[..., User]
    ) -> None:
        shown = person("reviewer", name="王宁")
        User.objects.filter(pk=shown.pk).update(phone="13812345678")
        assert "13812345678" not in words(manager.get(reverse("person", args=[shown.pk])))
        assert not Event.objects.filter(type="account.contact_shown").exists()
        assert "13812345678" in words(manager.get(reverse("person-act", args=[shown.pk, "contact"])))
        assert Event.objects.filter(type="account.contact_shown").count() == 1

    def test_every_act_on_a_person_does_what_it_says(self, manager: Client, person: Callable[..., User]) -> None:
        shown = person(username="wang", name="王宁", password=PASSWORD)
        town = found_unit("东湖镇", "township", None)
        there = reverse("person", args=[shown.pk])

        def do(act: str, **data: Any) -> Any:
            return manager.post(reverse("person-act", args=[shown.pk, act]), data)

        assert do("appoint", role="unit_leader", unit=town.pk).headers["Location"] == there
        assert roles_of(shown) == {Role.UNIT_LEADER}
        assert do("contact", name="王大宁", phone="13812345678").status_code == 302
        page = do("link")
        assert page.headers["Cache-Control"] == "no-store"
        assert re.search(r"http://testserver/accounts/first/[^<\s]+/", words(page))
        assert do("disable", reason="长期病假").status_code == 302
        assert not User.objects.get(pk=shown.pk).is_active
        assert "已经停用" in words(do("link"))
        assert do("enable").status_code == 302
        held = shown.memberships.get()
        term = reverse("membership-term", args=[held.pk])
        assert manager.post(term, {"until": "2001-01-01"}).status_code == 400
        assert manager.post(term, {"until": "2999-01-01"}).headers["Location"] == there
        assert "2999-01-01 前" in words(manager.get(there))
        assert Event.objects.get(type="membership.term_changed").before["until"] is None
        assert manager.post(term, {"until": "2999-01-01"}).status_code == 302
        assert Event.objects.filter(type="membership.term_changed").count() == 1
        end = reverse("end-membership", args=[held.pk])
        assert manager.get(end).status_code == 200
        assert manager.post(end, {"reason": "调离"}).status_code == 400
        assert manager.post(end, {"reason": "调到西岭镇"}).headers["Location"] == there
        assert "调到西岭镇" in words(manager.get(there))
        assert "没有角色" in words(manager.get(there))
        assert "已经结束" in words(manager.post(term, {"until": ""}))
        assert do("dance").status_code == 404

    def test_what_is_wrong_stands_at_its_field_and_what_was_entered_stays(
        self, manager: Client, person: Callable[..., User]
    ) -> None:
        shown = person(username="wang", name="王宁")
        answer = manager.post(
            reverse("person-act", args=[shown.pk, "contact"]), {"name": "王宁", "phone": "12345", "email": ""}
        )
        assert answer.status_code == 400
        assert "手机号是11位数字" in answer.context["form"].errors["phone"][0]
        assert 'value="12345"' in words(answer)
        answer = manager.post(reverse("person-act", args=[shown.pk, "appoint"]), {"role": "unit_officer"})
        assert answer.status_code == 400
        assert "unit" in answer.context["form"].errors

    def test_two_administrators_in_one_are_refused_in_words(self, manager: Client, person: Callable[..., User]) -> None:
        shown = person(Role.AUDIT_ADMINISTRATOR)
        answer = manager.post(
            reverse("person-act", args=[shown.pk, "appoint"]), {"role": Role.SYSTEM_ADMINISTRATOR.value}
        )
        assert "不能由同一人担任" in answer.context["form"].errors["role"][0]

    def test_ones_own_page_offers_no_act_on_oneself(self, manager: Client) -> None:
        own = User.objects.get(username="sec")
        page = words(manager.get(reverse("person", args=[own.pk])))
        for act in ("appoint", "disable", "link", "reset"):
            assert reverse("person-act", args=[own.pk, act]) not in page
        answer = manager.post(reverse("person-act", args=[own.pk, "appoint"]), {"role": "auditor"})
        assert "不能给自己授权" in words(answer)


class TestOverview:
    def test_it_tells_which_administrators_are_missing_and_who_is_two_things(
        self, client: Client, administrator: User
    ) -> None:
        client.force_login(administrator)
        page = words(client.get(reverse("accounts")))
        assert "还有管理员没有任命" in page
        assert "系统管理员" in page
        assert "审计管理员" in page
        assert "管理账号的人同时办理业务" in page
        assert f"{reverse('invitation-new')}?role=audit_administrator" in page

    def test_it_is_quiet_when_all_is_in_order(self, manager: Client, person: Callable[..., User]) -> None:
        person(Role.SYSTEM_ADMINISTRATOR)
        person(Role.AUDIT_ADMINISTRATOR)
        page = words(manager.get(reverse("accounts")))
        assert "还有管理员没有任命" not in page
        assert "同时办理业务" not in page

    def test_the_menu_and_the_tabs_show_what_one_may_open(self, client: Client, world_people: dict[str, User]) -> None:
        tabs = {
            "security_administrator": {"people", "government-units", "organisation-accounts", "invitations"},
            "programme_officer": {"government-units", "organisation-accounts", "claims", "invitations"},
            "unit_leader": {"government-units", "invitations"},
            "representative": {"organisation-accounts", "invitations"},
        }
        for role, shown in tabs.items():
            client.force_login(world_people[role])
            page = words(client.get(reverse("accounts")))
            for name in ("people", "government-units", "organisation-accounts", "claims", "invitations"):
                found = f'<li><a href="{reverse(name)}"' in page
                assert found is (name in shown), (role, name)
            assert "账号与授权" in words(client.get("/"))
        client.force_login(world_people["unit_officer"])
        assert "账号与授权" not in words(client.get("/"))


@pytest.fixture
def world_people(person: Callable[..., User]) -> dict[str, User]:
    roles = ("security_administrator", "programme_officer", "unit_leader", "unit_officer", "representative")
    return {role: person(role) for role in roles}


class TestUnits:
    def test_the_tree_is_shown_with_counts_and_found_by_short_name(
        self, manager: Client, person: Callable[..., User]
    ) -> None:
        city = found_unit("明湖市人民政府", "government", None)
        bureau = found_unit("明湖市财政局", "department", None, parent=city, short_name="财政局")
        person("unit_officer", unit=bureau)
        page = manager.get(reverse("government-units"))
        assert [(unit.name, depth, people) for unit, depth, people in page.context["rows"]] == [
            ("明湖市人民政府", 0, 0),
            ("明湖市财政局", 1, 1),
        ]
        found = manager.get(reverse("government-units"), {"q": "财政局"}).context["rows"]
        assert [unit.name for unit, *_ in found] == ["明湖市财政局"]
        answer = manager.get(reverse("government-units"), {"format": "json"})
        assert [row["parent"] for row in answer.json()["rows"]] == ["", "明湖市人民政府"]

    def test_a_unit_is_founded_changed_dissolved_and_brought_back(self, manager: Client) -> None:
        form = {"name": "东湖镇人民政府", "short_name": "东湖镇", "kind": "township", "division_code": "99900110"}
        answer = manager.post(reverse("government-unit-new"), form)
        assert "division_code" in answer.context["form"].errors
        manager.post(reverse("government-unit-new"), form | {"division_code": "999001101"})
        unit = Unit.objects.get(name="东湖镇人民政府")

        def do(act: str, **data: Any) -> Any:
            return manager.post(reverse("government-unit-act", args=[unit.pk, act]), data)

        assert do("change", **form | {"division_code": "", "name": "东湖街道"}).status_code == 302
        assert do("dissolve", reason="并入西岭镇").status_code == 302
        assert manager.get(reverse("government-units")).context["rows"] == []
        assert "撤销" in words(manager.get(reverse("government-units"), {"all": "1"}))
        assert do("restore").status_code == 302
        unit.refresh_from_db()
        assert (unit.name, unit.until, unit.division_code) == ("东湖街道", None, "")

    def test_a_government_founded_before_the_units_at_the_top_takes_them_in_by_one_act(self, manager: Client) -> None:
        city = found_unit("明湖市人民政府", "government", None)
        bureau = found_unit("明湖市财政局", "department", None)
        below = found_unit("国库中心", "department", None, parent=bureau)
        address = reverse("government-unit-act", args=[city.pk, "take-in"])
        assert address in words(manager.get(reverse("government-unit", args=[city.pk])))
        assert manager.post(address).status_code == 302
        for unit in (bureau, below):
            unit.refresh_from_db()
        assert (bureau.parent, below.path) == (city, f"/{city.pk}/{bureau.pk}/{below.pk}/")
        assert Event.objects.filter(type="unit.changed", object_id=str(bureau.pk)).count() == 1
        assert address not in words(manager.get(reverse("government-unit", args=[city.pk])))
        second = found_unit("邻市人民政府", "government", None)
        refused = manager.post(reverse("government-unit-act", args=[second.pk, "take-in"]))
        assert "不是顶层唯一的政府" in words(refused)

    def test_a_unit_cannot_be_moved_below_itself(self, manager: Client) -> None:
        above = found_unit("甲局", "department", None)
        below = found_unit("甲局办公室", "department", None, parent=above)
        page = manager.get(reverse("government-unit-act", args=[above.pk, "change"]))
        assert list(page.context["form"].fields["parent"].queryset) == []
        form = {"name": "甲局", "kind": "department", "parent": below.pk}
        answer = manager.post(reverse("government-unit-act", args=[above.pk, "change"]), form)
        assert "parent" in answer.context["form"].errors

    def test_a_leader_invites_and_ends_officers_of_the_unit_and_sees_the_rest(
        self, client: Client, person: Callable[..., User]
    ) -> None:
        town, other = (found_unit(name, "township", None) for name in ("东湖镇", "西岭镇"))
        leader, officer = person("unit_leader", unit=town), person("unit_officer", unit=town, name="小陈")
        stranger = person("unit_officer", unit=other, name="小赵")
        client.force_login(leader)
        page = words(client.get(reverse("government-unit", args=[town.pk])))
        assert f"{reverse('invitation-new')}?role=unit_officer&amp;unit={town.pk}" in page
        end = reverse("end-membership", args=[officer.memberships.get().pk])
        assert end in page
        assert client.post(end, {"reason": "调离本镇"}).headers["Location"] == reverse(
            "government-unit", args=[town.pk]
        )
        page = words(client.get(reverse("government-unit", args=[other.pk])))
        assert "小赵" in page
        assert reverse("invitation-new") not in page
        assert client.get(reverse("end-membership", args=[stranger.memberships.get().pk])).status_code == 404


class TestInvitations:
    def test_the_link_is_shown_once_and_leads_to_an_account_that_is_signed_in(
        self, manager: Client, settings: Any
    ) -> None:
        town = found_unit("东湖镇", "township", None)
        form = {"name": "王宁", "role": "unit_officer", "unit": town.pk, "days": "3"}
        page = manager.post(reverse("invitation-new"), form)
        link = re.search(r"http://testserver(/accounts/invitation/[^<\s]+/)", words(page))
        assert link
        assert link[1] not in words(manager.get(reverse("invitations")))
        guest = Client()
        offer = words(guest.get(link[1]))
        assert "王宁，您好" in offer
        assert "单位经办人员" in offer
        assert "东湖镇" in offer
        answer = guest.post(link[1], ACCOUNT | {"again": "something else"})
        assert "两次输入的密码不一样" in words(answer)
        answer = guest.post(link[1], ACCOUNT | {"username": "sec"})
        assert "已有人用" in answer.context["form"].errors["username"][0]
        assert 'value="王宁"' in words(answer)
        answer = guest.post(link[1], ACCOUNT)
        assert answer.headers["Location"] == reverse("account")
        assert "东湖镇" in words(guest.get(reverse("account")))
        assert Client().get(link[1]).status_code == 404
        assert "已接受" in words(manager.get(reverse("invitations")))

    def test_who_is_signed_in_accepts_with_one_click(self, science: Client, person: Callable[..., User]) -> None:
        page = science.post(reverse("invitation-new"), {"name": "专家", "role": "reviewer", "days": "7"})
        link = re.search(r"http://testserver(/accounts/invitation/[^<\s]+/)", words(page))[1]  # type: ignore[index]
        guest, expert = Client(), person(username="expert")
        guest.force_login(expert)
        assert "用当前账号 expert 接受" in words(guest.get(link))
        assert guest.post(link, {"do": "mine"}).status_code == 302
        assert roles_of(expert) == {Role.REVIEWER}
        page = science.post(reverse("invitation-new"), {"name": "自己", "role": "reviewer", "days": "7"})
        link = re.search(r"http://testserver(/accounts/invitation/[^<\s]+/)", words(page))[1]  # type: ignore[index]
        answer = science.post(link, {"do": "mine"})
        assert (answer.status_code, "不能给自己授权" in words(answer)) == (403, True)

    def test_only_what_one_may_give_is_offered_and_what_was_not_is_refused(
        self, client: Client, world_people: dict[str, User]
    ) -> None:
        client.force_login(world_people["unit_leader"])
        form = client.get(reverse("invitation-new")).context["form"]
        assert [[value for value, _ in group] for _, group in form.fields["role"].choices] == [["unit_officer"]]
        assert "organisation" not in form.fields
        answer = client.post(reverse("invitation-new"), {"name": "x", "role": "auditor", "days": "7"})
        assert answer.status_code == 400
        science = Unit.objects.get(kind="science")
        answer = client.post(
            reverse("invitation-new"), {"name": "王宁", "role": "unit_officer", "unit": science.pk, "days": "7"}
        )
        assert answer.status_code == 400
        assert not Invitation.objects.exists()

    def test_renewing_and_taking_back_and_the_states_of_the_list(self, science: Client, officer: User) -> None:
        made = invite("王宁", Role.REVIEWER, officer).invitation
        old = invite("旧的", Role.REVIEWER, officer).invitation
        past = timezone.now() - timedelta(days=9)
        Invitation.objects.filter(pk=old.pk).update(invited_at=past, expires_at=past + timedelta(days=7))
        invite("别人的", Role.AUDITOR, None)
        shown = science.get(reverse("invitations")).context["rows"]
        assert [row[0].name for row in shown] == ["王宁", "旧的"]
        expired = science.get(reverse("invitations"), {"state": "expired"}).context["rows"]
        assert [row[0].name for row in expired] == ["旧的"]
        assert "http://testserver/accounts/invitation/" in words(
            science.post(reverse("invitation-act", args=[old.pk, "renew"]))
        )
        assert science.post(reverse("invitation-act", args=[made.pk, "revoke"])).status_code == 302
        assert "已经收回" in words(science.post(reverse("invitation-act", args=[made.pk, "revoke"])))


class TestClaims:
    def test_a_stranger_claims_an_organisation_sees_the_answer_and_then_only_their_own(
        self, science: Client, officer: User, person: Callable[..., User]
    ) -> None:
        other = found_organisation("远山机械", "enterprise", officer, code=credit_code(8))
        guest = Client()
        answer = guest.post(reverse("claim"), CLAIM | OF_CLAIM | {"credit_code": "123", "account-again": "x"})
        assert answer.status_code == 400
        assert "两次输入的密码不一样" in words(answer)
        assert "清流智能装备有限公司" in words(answer)
        answer = guest.post(reverse("claim"), CLAIM | OF_CLAIM)
        assert answer.headers["Location"] == reverse("account")
        page = words(guest.get(reverse("account")))
        assert "待审核" in page
        claim = Claim.objects.get()
        assert guest.get(reverse("organisation-account", args=[claim.organisation_id])).status_code == 403

        listed = words(science.get(reverse("claims")))
        assert "清流智能装备有限公司" in listed
        seen = words(science.get(reverse("claim-decision", args=[claim.pk])))
        assert "83221234" in seen
        assert CLAIM["credit_code"] in seen
        answer = science.post(reverse("claim-act", args=[claim.pk, "refuse"]), {"reason": "电话核对不上，请补授权书"})
        assert answer.status_code == 302
        assert "电话核对不上，请补授权书" in words(guest.get(reverse("account")))
        guest.post(reverse("claim"), CLAIM)
        again = Claim.objects.get(state="waiting")
        science.post(reverse("claim-act", args=[again.pk, "approve"]), {"name": "清流智能装备股份有限公司", "note": ""})

        own = Organisation.objects.get(credit_code=CLAIM["credit_code"])
        assert own.name == "清流智能装备股份有限公司"
        assert guest.get(reverse("organisation-accounts")).headers["Location"] == reverse(
            "organisation-account", args=[own.pk]
        )
        assert "清流智能装备股份有限公司" in words(guest.get(reverse("organisation-account", args=[own.pk])))
        assert guest.get(reverse("organisation-account", args=[other.pk])).status_code == 404
        assert "请刷新页面" in words(
            science.post(reverse("claim-act", args=[again.pk, "refuse"]), {"reason": "迟了一步"})
        )

    def test_a_wrong_code_is_told_at_its_field(self, client: Client) -> None:
        code = credit_code(7)
        wrong = code[:5] + ("1" if code[5] != "1" else "2") + code[6:]
        answer = client.post(reverse("claim"), CLAIM | OF_CLAIM | {"credit_code": wrong})
        assert answer.context["form"].errors["credit_code"]
        assert not User.objects.exists()

    def test_a_claim_is_withdrawn_by_its_owner_alone(self, client: Client, person: Callable[..., User]) -> None:
        owner, stranger = person(), person()
        client.force_login(owner)
        client.post(reverse("claim"), CLAIM)
        claim = Claim.objects.get()
        client.force_login(stranger)
        assert client.post(reverse("claim-withdraw", args=[claim.pk])).status_code == 404
        client.force_login(owner)
        client.post(reverse("claim-withdraw", args=[claim.pk]))
        claim.refresh_from_db()
        assert claim.state == "withdrawn"

    def test_an_empty_desk_says_so(self, science: Client) -> None:
        assert "没有等待审核的申请" in words(science.get(reverse("claims")))
        assert "还没有单位入驻" in words(science.get(reverse("organisation-accounts")))

    def test_organisations_are_entered_changed_found_and_exported(self, science: Client) -> None:
        form = {"name": "明湖银行", "kind": "bank", "credit_code": credit_code(9)}
        assert science.post(reverse("organisation-account-new"), form).status_code == 302
        assert "credit_code" in science.post(reverse("organisation-account-new"), form).context["form"].errors
        bank = Organisation.objects.get()
        science.post(reverse("organisation-account-change", args=[bank.pk]), {"name": "明湖农商银行", "kind": "bank"})
        for query, count in (({"q": "农商"}, 1), ({"q": credit_code(9)[3:9]}, 1), ({"kind": "fund"}, 0), ({}, 1)):
            assert science.get(reverse("organisation-accounts"), query).context["page"].paginator.count == count
        rows = science.get(reverse("organisation-accounts"), {"format": "json"}).json()["rows"]
        assert [row["name"] for row in rows] == ["明湖农商银行"]


class TestUnused:
    def test_ticked_ones_are_shut_each_with_its_event_and_the_rest_stays(
        self, manager: Client, person: Callable[..., User]
    ) -> None:
        long_ago = timezone.now() - timedelta(days=200)
        gone, kept = person("reviewer", name="走了的"), person("reviewer", name="留下的")
        User.objects.filter(pk__in=[gone.pk, kept.pk]).update(date_joined=long_ago)
        page = words(manager.get(reverse("unused-accounts")))
        assert "走了的" in page
        assert "200" in page
        manager.post(reverse("unused-accounts"), {"person": [gone.pk, "999999", "x"]})
        assert not User.objects.get(pk=gone.pk).is_active
        assert User.objects.get(pk=kept.pk).is_active
        assert Event.objects.get(type="account.disabled").reason == "超过 90 天未使用"
        assert "没有勾选" in words(manager.post(reverse("unused-accounts"), {}, follow=True))
        rows = manager.get(reverse("unused-accounts"), {"format": "json"}).json()["rows"]
        assert [row["name"] for row in rows] == ["留下的"]

    def test_only_unused_accounts_can_be_shut_from_here(self, manager: Client, person: Callable[..., User]) -> None:
        busy = person("reviewer")
        manager.post(reverse("unused-accounts"), {"person": [busy.pk]})
        assert User.objects.get(pk=busy.pk).is_active

    def test_nothing_unused_says_so(self, manager: Client) -> None:
        assert "没有长期未用的账号" in words(manager.get(reverse("unused-accounts")))


def test_lists_ask_the_database_as_often_for_many_as_for_few(
    manager: Client, person: Callable[..., User], django_assert_max_num_queries: Any
) -> None:
    units = [found_unit(f"局{n}", "department", None) for n in range(30)]
    for n in range(40):
        user = User.objects.create(username=f"u{n}", name=f"人{n}")
        Membership.objects.create(person=user, role="unit_officer", unit=units[n % 30], since="2020-01-01")
    for name in ("people", "government-units", "organisation-accounts", "invitations"):
        with django_assert_max_num_queries(20):
            manager.get(reverse(name))
