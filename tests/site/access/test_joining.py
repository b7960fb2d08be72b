"""Ways in: invitations, claims; and what accounts, units and organisations go through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.utils import timezone

from kechuang.accounts.actions.accept_invitation import accept_invitation
from kechuang.accounts.actions.approve_claim import approve_claim
from kechuang.accounts.actions.change_organisation import change_organisation
from kechuang.accounts.actions.change_unit import change_unit
from kechuang.accounts.actions.claim_organisation import MOST_PER_HOUR, claim_organisation
from kechuang.accounts.actions.disable_account import disable_account, enable_account
from kechuang.accounts.actions.dissolve_unit import dissolve_unit, restore_unit
from kechuang.accounts.actions.end_membership import end_membership
from kechuang.accounts.actions.found_organisation import found_organisation
from kechuang.accounts.actions.found_unit import found_unit
from kechuang.accounts.actions.give_link import give_link
from kechuang.accounts.actions.invite import invite
from kechuang.accounts.actions.refuse_claim import refuse_claim
from kechuang.accounts.actions.renew_invitation import renew_invitation
from kechuang.accounts.actions.reset_second_factor import reset_second_factor
from kechuang.accounts.actions.revoke_invitation import revoke_invitation
from kechuang.accounts.actions.withdraw_claim import withdraw_claim
from kechuang.accounts.held import roles_of
from kechuang.accounts.lockout import LIMIT, count_failure, locked_until
from kechuang.accounts.models import Claim, Invitation, Organisation, Unit, User
from kechuang.accounts.new_accounts import NewAccount
from kechuang.accounts.roles import Role
from kechuang.accounts.unused import unused_accounts
from kechuang.events.models import Event
from kechuang.events.origin import Origin, _origin
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.kernel.invented_codes import credit_code

pytestmark = pytest.mark.django_db
PASSWORD = "cats climb quietly"
CODE = credit_code(1)
EVIDENCE = "本人任公司科技部经理，办公电话 0311-83221234，可核对。"


def new(username: str = "wang", name: str = "王宁", password: str = PASSWORD, **more: str) -> NewAccount:
    return NewAccount(username, name, password, **more)


def token_of(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[1]


def last(kind: str) -> Event:
    return Event.objects.filter(type=kind).order_by("-id")[0]


class TestInvitations:
    def test_the_person_invited_gets_the_role_the_seat_and_the_term(self, world: Any) -> None:
        admin = world.people["security_administrator"]
        until = timezone.localdate() + timedelta(days=365)
        made = invite("王宁", Role.UNIT_LEADER, admin, unit=world.other_township, until=until)
        person = accept_invitation(token_of(made.path), new(phone="138 1234 5678", email="W@Example.com"))
        held = person.memberships.get()
        assert (held.role, held.unit, held.until, held.appointed_by) == (
            Role.UNIT_LEADER,
            world.other_township,
            until,
            admin,
        )
        assert person.check_password(PASSWORD)
        assert person.phone == "13812345678"
        event = last("invitation.accepted")
        assert (event.actor_id, event.after["unit"]) == (person.pk, "西岭镇")
        assert Event.objects.filter(actor_id=person.pk).count() == 1

    def test_the_link_is_kept_nowhere_and_works_once(self, world: Any) -> None:
        made = invite("王宁", Role.REVIEWER, world.people["programme_officer"])
        token = token_of(made.path)
        assert token not in str(Invitation.objects.values_list())
        assert token not in "".join(Event.objects.values_list("after_json", flat=True))
        accept_invitation(token, new())
        with pytest.raises(Conflict, match="已经接受过"):
            accept_invitation(token, new("li"))
        with pytest.raises(Invitation.DoesNotExist):
            accept_invitation("made up", new("li"))

    def test_it_dies_with_its_time_and_lives_again_with_a_new_link(self, world: Any) -> None:
        officer = world.people["programme_officer"]
        start = timezone.now()
        with time_machine.travel(start, tick=False) as clock:
            made = invite("王宁", Role.REVIEWER, officer, lasts=timedelta(days=2))
            clock.move_to(start + timedelta(days=2))
            assert made.invitation.state == "expired"
            with pytest.raises(Conflict, match="已经过期"):
                accept_invitation(token_of(made.path), new())
            renewed = renew_invitation(made.invitation, officer)
            with pytest.raises(Invitation.DoesNotExist):
                accept_invitation(token_of(made.path), new())
            assert roles_of(accept_invitation(token_of(renewed.path), new())) == {Role.REVIEWER}

    def test_it_can_be_taken_back_by_who_sent_it_and_by_who_might_have(self, world: Any) -> None:
        officer, admin = world.people["programme_officer"], world.people["security_administrator"]
        for revoker in (officer, admin):
            made = invite("王宁", Role.REVIEWER, officer)
            with pytest.raises(Refused):
                revoke_invitation(made.invitation, world.people["unit_leader"])
            revoke_invitation(made.invitation, revoker)
            with pytest.raises(Conflict, match="已经收回"):
                accept_invitation(token_of(made.path), new())
            with pytest.raises(Conflict):
                renew_invitation(made.invitation, officer)

    def test_an_invitation_gives_nothing_that_its_sender_no_longer_could(self, world: Any) -> None:
        leader = world.people["unit_leader"]
        made = invite("王宁", Role.UNIT_OFFICER, leader, unit=world.township)
        end_membership(leader.memberships.get(), None, reason="调离本镇")
        with pytest.raises(Refused):
            accept_invitation(token_of(made.path), new())
        assert not User.objects.filter(username="wang").exists()

    def test_nobody_invites_themselves(self, world: Any) -> None:
        admin = world.people["security_administrator"]
        made = invite("我自己", Role.AUDITOR, admin)
        with pytest.raises(Refused, match="不能给自己授权"):
            accept_invitation(token_of(made.path), admin)
        assert roles_of(admin) == {Role.SECURITY_ADMINISTRATOR}

    def test_who_has_an_account_takes_it_with_that_account(self, world: Any) -> None:
        made = invite("同一人", Role.REVIEWER, world.people["programme_officer"])
        auditor = world.people["auditor"]
        assert accept_invitation(token_of(made.path), auditor) == auditor
        assert roles_of(auditor) == {Role.AUDITOR, Role.REVIEWER}

    def test_a_second_administrator_role_is_refused_and_the_link_stays(self, world: Any) -> None:
        made = invite("审计员", Role.SYSTEM_ADMINISTRATOR, world.people["security_administrator"])
        with pytest.raises(Conflict, match="不能由同一人"):
            accept_invitation(token_of(made.path), world.people["audit_administrator"])
        made.invitation.refresh_from_db()
        assert made.invitation.state == "waiting"

    @pytest.mark.parametrize(
        ("entered", "field"),
        [
            (new(username="wang ning"), "username"),
            (new(username="LIN"), "username"),
            (new(name=""), "name"),
            (new(phone="12345"), "phone"),
            (new(email="nowhere"), "email"),
            (new(password="12345678901"), "password"),
            (new(username="wangning01", password="wangning01"), "password"),
        ],
    )
    def test_what_cannot_be_is_told_at_its_field_and_stores_nothing(
        self, officer: User, entered: NewAccount, field: str
    ) -> None:
        made = invite("王宁", Role.REVIEWER, officer)
        with pytest.raises(BadInput) as wrong:
            accept_invitation(token_of(made.path), entered)
        assert wrong.value.fields["field"] == field
        assert User.objects.count() == 1
        made.invitation.refresh_from_db()
        assert made.invitation.state == "waiting"

    def test_who_may_not_appoint_may_not_invite(self, world: Any) -> None:
        with pytest.raises(Refused):
            invite("王宁", Role.UNIT_LEADER, world.people["unit_leader"], unit=world.township)
        with pytest.raises(Refused):
            invite("王宁", Role.REPRESENTATIVE, world.people["representative"], organisation=world.other)
        assert Event.objects.filter(type="invitation.made", succeeded=False).count() == 2

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"name": " "}, "name"),
            ({"until": date(2020, 1, 1)}, "until"),
            ({"lasts": timedelta(days=61)}, "lasts"),
            ({"lasts": timedelta(0)}, "lasts"),
            ({"role": Role.UNIT_OFFICER}, "unit"),
        ],
    )
    def test_an_invitation_that_cannot_be_is_told(self, values: dict[str, Any], field: str) -> None:
        with pytest.raises(BadInput) as wrong:
            invite(**({"name": "王宁", "role": Role.REVIEWER, "actor": None} | values))
        assert wrong.value.fields["field"] == field


class TestClaims:
    def claim(self, entered: NewAccount | User | None = None, **values: str) -> Claim:
        wanted = {"code": CODE, "name": "清流智能装备有限公司", "kind": "enterprise", "evidence": EVIDENCE} | values
        return claim_organisation(entered or new(), **wanted)

    def test_a_claim_gives_an_account_that_sees_nothing_until_an_officer_approves(self, officer: User) -> None:
        claim = self.claim()
        assert claim.organisation.status == Organisation.Status.CLAIMED
        assert roles_of(claim.person) == frozenset()
        assert [e.type for e in Event.objects.order_by("id")] == ["account.joined", "claim.made"]
        held = approve_claim(claim, officer, name="清流智能装备股份有限公司", note="已电话核对")
        assert roles_of(claim.person) == {Role.REPRESENTATIVE}
        organisation = Organisation.objects.get(credit_code=CODE)
        assert (organisation.status, organisation.name) == ("approved", "清流智能装备股份有限公司")
        assert (held.organisation, held.appointed_by) == (organisation, officer)
        event = last("claim.approved")
        assert (event.actor_id, event.before["status"], event.after["status"]) == (officer.pk, "claimed", "approved")

    @pytest.mark.parametrize(
        ("kind", "role"),
        [
            ("university", Role.REPRESENTATIVE),
            ("laboratory", Role.LABORATORY_MANAGER),
            ("bank", Role.FINANCE_OFFICER),
            ("fund", Role.FINANCE_OFFICER),
        ],
    )
    def test_the_role_follows_from_the_kind(self, officer: User, kind: str, role: Role) -> None:
        approve_claim(claim := self.claim(kind=kind), officer)
        assert roles_of(claim.person) == {role}

    def test_a_refused_claim_tells_why_and_may_be_made_again(self, officer: User) -> None:
        claim = self.claim()
        with pytest.raises(BadInput):
            refuse_claim(claim, officer, reason="否")
        refuse_claim(claim, officer, reason="办公电话核对不上，请补授权书。")
        assert (claim.state, claim.reason) == ("refused", "办公电话核对不上，请补授权书。")
        assert Organisation.objects.get().status == "refused"
        again = self.claim(claim.person)
        assert Organisation.objects.get().status == "claimed"
        approve_claim(again, officer)
        assert roles_of(claim.person) == {Role.REPRESENTATIVE}

    def test_a_claim_is_decided_once(self, officer: User) -> None:
        claim = self.claim()
        approve_claim(claim, officer)
        for late in (
            lambda: approve_claim(claim, officer),
            lambda: refuse_claim(claim, officer, reason="迟了一步"),
            lambda: withdraw_claim(claim, claim.person),
        ):
            with pytest.raises(Conflict, match="已经有结果"):
                late()

    def test_only_programme_officers_and_account_managers_decide_and_nobody_their_own(self, world: Any) -> None:
        claim = self.claim()
        for role in ("unit_leader", "auditor", "representative", "system_administrator", ""):
            with pytest.raises(Refused):
                approve_claim(claim, world.people[role])
        own = self.claim(world.people["programme_officer"])
        with pytest.raises(Refused, match="不能给自己授权"):
            approve_claim(own, world.people["programme_officer"])
        with pytest.raises(Refused):
            withdraw_claim(claim, world.people["programme_officer"])

    def test_a_withdrawn_claim_leaves_an_organisation_nobody_confirmed(self, officer: User) -> None:
        claim = self.claim()
        withdraw_claim(claim, claim.person)
        assert Organisation.objects.get().status == "refused"

    def test_two_people_may_wait_for_one_organisation_but_one_person_once(self, officer: User) -> None:
        first = self.claim()
        second = self.claim(new("li", "李文"))
        with pytest.raises(Conflict, match="正在审核"):
            self.claim(first.person)
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.create(
                person=first.person, organisation=first.organisation, name="x", role=first.role, evidence="x"
            )
        refuse_claim(first, officer, reason="不是本单位职工")
        assert Organisation.objects.get().status == "claimed"
        approve_claim(second, officer)

    def test_the_evidence_is_not_in_the_log(self) -> None:
        self.claim()
        assert "83221234" not in str(list(Event.objects.values()))

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"code": CODE[:-1] + ("0" if CODE[-1] != "0" else "1")}, "credit_code"),
            ({"code": "123"}, "credit_code"),
            ({"name": ""}, "name"),
            ({"kind": "ministry"}, "kind"),
            ({"evidence": "我是"}, "evidence"),
        ],
    )
    def test_a_claim_that_cannot_be_is_told_at_its_field_and_stores_nothing(
        self, values: dict[str, str], field: str
    ) -> None:
        with pytest.raises(BadInput) as wrong:
            self.claim(**values)
        assert wrong.value.fields["field"] == field
        assert not User.objects.exists()
        assert not Organisation.objects.exists()

    def test_one_address_tries_only_so_often_in_an_hour_failed_ones_counted(self) -> None:
        token = _origin.set(Origin("r", "203.0.113.7"))
        try:
            start = timezone.now().replace(minute=10)
            with time_machine.travel(start, tick=False) as clock:
                for _ in range(MOST_PER_HOUR - 1):
                    with pytest.raises(BadInput):
                        self.claim(kind="ministry")
                self.claim()
                with pytest.raises(Refused, match="太多"):
                    self.claim(new("more"))
                assert not User.objects.filter(username="more").exists()
                clock.move_to(start + timedelta(hours=1))
                self.claim(new("more"))
        finally:
            _origin.reset(token)


class TestAccounts:
    def test_a_shut_account_counts_for_nothing_and_can_be_opened_again(self, world: Any) -> None:
        admin, clerk = world.people["security_administrator"], world.people["representative"]
        with pytest.raises(BadInput):
            disable_account(clerk, admin, reason="")
        disable_account(clerk, admin, reason="离职，单位来函")
        assert roles_of(User.objects.get(pk=clerk.pk)) == frozenset()
        assert last("account.disabled").reason == "离职，单位来函"
        with pytest.raises(Conflict):
            disable_account(clerk, admin, reason="再停一次")
        with pytest.raises(Conflict):
            give_link(clerk, admin)
        enable_account(clerk, admin)
        assert roles_of(clerk) == {Role.REPRESENTATIVE}
        with pytest.raises(Conflict):
            enable_account(clerk, admin)

    def test_not_ones_own_not_the_last_one_not_by_others(
        self, administrator: User, person: Callable[..., User]
    ) -> None:
        with pytest.raises(Refused, match="自己的账号"):
            disable_account(administrator, administrator, reason="不干了吧")
        second = person(Role.SECURITY_ADMINISTRATOR)
        disable_account(administrator, second, reason="停用旧管理员")
        enable_account(administrator, second)
        end_membership(administrator.memberships.get(role=Role.SECURITY_ADMINISTRATOR), second, reason="交接完成")
        with pytest.raises(Refused):
            disable_account(second, administrator, reason="越权的停用")

    def test_a_new_link_unlocks_and_dies_with_its_use(self, administrator: User, officer: User) -> None:
        for _ in range(LIMIT):
            count_failure("lin")
        path = give_link(officer, administrator)
        assert locked_until("lin") is None
        token = token_of(path)
        assert default_token_generator.check_token(officer, token)
        officer.set_password("another password")
        assert not default_token_generator.check_token(officer, token)
        with pytest.raises(Refused):
            give_link(administrator, administrator)

    def test_a_second_factor_is_reset_by_another_with_a_reason(self, administrator: User, officer: User) -> None:
        from allauth.mfa.models import Authenticator

        with pytest.raises(Conflict):
            reset_second_factor(officer, administrator, reason="手机丢失")
        Authenticator.objects.create(user=officer, type="totp", data={})
        with pytest.raises(Refused):
            reset_second_factor(officer, officer, reason="手机丢失")
        reset_second_factor(officer, administrator, reason="手机丢失")
        assert not Authenticator.objects.exists()
        assert last("account.second_factor_removed").before == {"kinds": ["totp"]}

    def test_accounts_not_used_for_ninety_days_are_found_never_used_ones_too(self, person: Callable[..., User]) -> None:
        now = timezone.now()
        with time_machine.travel(now, tick=False):
            for name, joined, used in (
                ("busy", 400, 89),
                ("idle", 400, 91),
                ("never", 91, None),
                ("fresh", 3, None),
                ("shut", 400, 300),
            ):
                who = person(username=name)
                who.date_joined = now - timedelta(days=joined)
                who.last_login = now - timedelta(days=used) if used else None
                who.is_active = name != "shut"
                who.save()
            assert [one.username for one in unused_accounts()] == ["idle", "never"]


class TestUnits:
    def test_moving_a_unit_moves_what_is_below_and_what_its_people_see(self, administrator: User) -> None:
        city = found_unit("明湖市", "government", None)
        old, new_parent = (found_unit(name, "department", None, parent=city) for name in ("甲局", "乙局"))
        office = found_unit("甲局办公室", "department", None, parent=old)
        desk = found_unit("甲局收发室", "department", None, parent=office)
        change_unit(office, administrator, name="办公室", kind="department", parent=new_parent)
        desk.refresh_from_db()
        assert office.path == f"/{city.pk}/{new_parent.pk}/{office.pk}/"
        assert desk.path == f"{office.path}{desk.pk}/"
        event = last("unit.changed")
        assert (event.before["parent"], event.after["parent"]) == ("甲局", "乙局")
        count = Event.objects.count()
        change_unit(office, administrator, name="办公室", kind="department", parent=new_parent)
        assert Event.objects.count() == count
        with pytest.raises(BadInput) as wrong:
            change_unit(new_parent, administrator, name="乙局", kind="department", parent=desk)
        assert wrong.value.fields["field"] == "parent"

    def test_a_unit_whose_number_begins_like_anothers_is_not_below_it(self, administrator: User) -> None:
        units = [found_unit(f"局{n}", "department", None) for n in range(12)]
        child = found_unit("下级", "department", None, parent=units[11])
        change_unit(units[0], administrator, name="改名", kind="department", parent=units[5])
        child.refresh_from_db()
        assert child.path == f"/{units[11].pk}/{child.pk}/"

    def test_a_dissolved_unit_gives_no_rights_and_can_be_brought_back(self, world: Any, administrator: User) -> None:
        officer = world.people["unit_officer"]
        dissolve_unit(world.township, administrator, reason="并入西岭镇")
        assert roles_of(officer) == frozenset()
        with pytest.raises(Conflict):
            dissolve_unit(world.township, administrator, reason="再撤一次")
        with pytest.raises(BadInput):
            invite("王宁", Role.UNIT_OFFICER, administrator, unit=world.township)
        restore_unit(world.township, administrator)
        assert roles_of(officer) == {Role.UNIT_OFFICER}
        with pytest.raises(Conflict):
            restore_unit(world.township, administrator)

    def test_a_unit_with_units_below_or_whose_name_was_taken_is_told(self, administrator: User) -> None:
        city = found_unit("明湖市", "government", None)
        town = found_unit("东湖镇", "township", None, parent=city)
        with pytest.raises(Conflict, match="下级"):
            dissolve_unit(city, administrator, reason="撤销试试")
        dissolve_unit(town, administrator, reason="并入西岭镇")
        found_unit("东湖镇", "township", None)
        with pytest.raises(BadInput):
            restore_unit(town, administrator)
        assert Unit.objects.filter(name="东湖镇").count() == 2


def test_an_officer_enters_an_organisation_with_or_without_a_code(officer: User, person: Callable[..., User]) -> None:
    made = found_organisation("明湖银行", "bank", officer, code=CODE.lower())
    assert (made.status, made.credit_code) == ("approved", CODE)
    assert found_organisation("没有代码的团队", "other", officer).credit_code is None
    with pytest.raises(BadInput, match="已有单位"):
        found_organisation("重名", "bank", officer, code=CODE)
    with pytest.raises(Refused):
        found_organisation("越权", "bank", person("auditor"))
    change_organisation(made, officer, name="明湖农商银行", kind="bank")
    assert last("organisation.changed").before["name"] == "明湖银行"
    count = Event.objects.count()
    change_organisation(made, officer, name="明湖农商银行", kind="bank")
    assert Event.objects.count() == count
