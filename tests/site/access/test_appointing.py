"""Who may give which role, what one person cannot be, and how the first person of an installation begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kechuang.accounts.access import may_read_events
from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.actions.end_membership import end_membership
from kechuang.accounts.actions.found_unit import found_unit
from kechuang.accounts.appointing import may_appoint, roles_to_give
from kechuang.accounts.first_administrator import first_administrator, unappointed
from kechuang.accounts.held import roles_of
from kechuang.accounts.models import Membership, Unit, User
from kechuang.accounts.roles import ADMINISTRATORS, ORGANISATION_ROLES, Role
from kechuang.accounts.unit_names import unit_named
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused

pytestmark = pytest.mark.django_db
TODAY = date(2025, 3, 1)


@pytest.mark.parametrize(("first", "second"), list(permutations(sorted(ADMINISTRATORS), 2)))
def test_nobody_is_two_administrators_by_the_action_and_by_the_database(
    person: Callable[..., User], first: Role, second: Role
) -> None:
    somebody = person(first)
    with pytest.raises(Conflict, match="不能由同一人担任"):
        appoint(somebody, second, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=somebody, role=second, since=TODAY, until=date(2099, 1, 1))
    assert roles_of(somebody) == {first}


def test_after_one_administrator_role_ended_another_may_begin(person: Callable[..., User]) -> None:
    somebody = person(Role.SYSTEM_ADMINISTRATOR)
    end_membership(somebody.memberships.get(), None, reason="轮岗到安全岗")
    appoint(somebody, Role.AUDIT_ADMINISTRATOR, None)
    assert roles_of(somebody) == {Role.AUDIT_ADMINISTRATOR}


def test_a_term_that_is_over_stands_in_nobodys_way(person: Callable[..., User]) -> None:
    somebody = person(Role.SYSTEM_ADMINISTRATOR)
    somebody.memberships.update(until=timezone.localdate())
    appoint(somebody, Role.AUDIT_ADMINISTRATOR, None)
    assert roles_of(somebody) == {Role.AUDIT_ADMINISTRATOR}


def test_the_first_person_may_work_and_appoint_and_is_told_who_is_missing() -> None:
    assert set(unappointed()) == ADMINISTRATORS
    link = first_administrator()
    assert link is not None
    first = User.objects.get(username=link.username)
    assert roles_of(first) == {Role.PROGRAMME_OFFICER, Role.SECURITY_ADMINISTRATOR}
    assert unappointed() == [Role.SYSTEM_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR]
    assert first.memberships.get(role=Role.PROGRAMME_OFFICER).unit == Unit.objects.get(kind=Unit.Kind.SCIENCE)
    second = User.objects.create_user("second")
    appoint(second, Role.AUDIT_ADMINISTRATOR, first)
    assert unappointed() == [Role.SYSTEM_ADMINISTRATOR]


def test_programme_officers_read_the_log_only_until_an_audit_administrator_is_appointed(
    officer: User, person: Callable[..., User]
) -> None:
    assert may_read_events(officer).allowed
    assert "尚未任命" in may_read_events(officer).reason.zh
    auditor = person(Role.AUDIT_ADMINISTRATOR)
    assert not may_read_events(officer).allowed
    assert may_read_events(auditor).allowed


def test_nobody_gives_a_role_to_themselves(administrator: User) -> None:
    with pytest.raises(Refused, match="不能给自己授权"):
        appoint(administrator, Role.AUDITOR, administrator)
    assert Event.objects.filter(type="membership.appointed", succeeded=False).count() == 1


def test_the_last_security_administrator_stays(administrator: User, person: Callable[..., User]) -> None:
    held = administrator.memberships.get(role=Role.SECURITY_ADMINISTRATOR)
    with pytest.raises(Conflict, match="最后一位"):
        end_membership(held, administrator, reason="不想做了")
    person(Role.SECURITY_ADMINISTRATOR)
    end_membership(held, administrator, reason="交给同事")
    assert roles_of(administrator) == {Role.PROGRAMME_OFFICER}


def test_who_may_give_what(world: Any) -> None:
    people = world.people
    assert roles_to_give(people["security_administrator"]) == list(Role)
    assert set(roles_to_give(people["programme_officer"])) == ORGANISATION_ROLES | {Role.REVIEWER}
    assert roles_to_give(people["unit_leader"]) == [Role.UNIT_OFFICER]
    assert roles_to_give(people["representative"]) == [Role.REPRESENTATIVE]
    for role in ("unit_officer", "auditor", "system_administrator", "audit_administrator", "reviewer", ""):
        assert roles_to_give(people[role]) == []
    leader, clerk = people["unit_leader"], people["representative"]
    assert may_appoint(leader, Role.UNIT_OFFICER, unit=world.township).allowed
    assert not may_appoint(leader, Role.UNIT_OFFICER, unit=world.other_township).allowed
    assert not may_appoint(leader, Role.UNIT_LEADER, unit=world.township).allowed
    assert may_appoint(clerk, Role.REPRESENTATIVE, organisation=world.own).allowed
    assert not may_appoint(clerk, Role.REPRESENTATIVE, organisation=world.other).allowed
    assert not may_appoint(clerk, Role.LABORATORY_MANAGER, organisation=world.own).allowed


def test_a_role_is_held_in_its_own_kind_of_seat(world: Any) -> None:
    somebody = User.objects.create_user("somebody")
    for role, seat, field in (
        (Role.UNIT_OFFICER, {}, "unit"),
        (Role.UNIT_OFFICER, {"unit": world.township, "organisation": world.own}, "organisation"),
        (Role.REPRESENTATIVE, {}, "organisation"),
        (Role.AUDITOR, {"unit": world.township}, "unit"),
        (Role.PROGRAMME_OFFICER, {"unit": world.township}, "unit"),
    ):
        with pytest.raises(BadInput) as wrong:
            appoint(somebody, role, None, **seat)
        assert wrong.value.fields["field"] == field
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=somebody, role=Role.UNIT_OFFICER, since=TODAY)
    with pytest.raises(BadInput):
        appoint(somebody, Role.AUDITOR, None, since=TODAY, until=TODAY)
    assert appoint(somebody, Role.AUDITOR, None, since=TODAY, until=TODAY + timedelta(days=1))


def test_the_same_role_is_not_given_twice(world: Any) -> None:
    with pytest.raises(Conflict, match="已经担任"):
        appoint(world.people["unit_officer"], Role.UNIT_OFFICER, None, unit=world.township)


def test_each_appointment_is_one_event_that_tells_who_as_what_and_where(administrator: User) -> None:
    unit = found_unit("东湖镇", "township", None, division_code="139181101")
    wang = User.objects.create_user("wang", name="王宁")
    made = appoint(wang, Role.UNIT_OFFICER, administrator, unit=unit)
    event = Event.objects.get(type="membership.appointed", actor_id=administrator.pk)
    assert event.object_label == "王宁：单位经办人员（东湖镇）"
    assert event.after["unit"] == "东湖镇"
    end_membership(made, administrator, reason="调离本镇")
    event = Event.objects.get(type="membership.ended")
    assert (event.reason, event.before["person"]) == ("调离本镇", "wang")
    with pytest.raises(Conflict):
        end_membership(made, administrator, reason="再结束一次")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "长" * 121}, "name"),
        ({"kind": "ministry"}, "kind"),
        ({"division_code": "13918"}, "division_code"),
        ({"name": "东湖镇"}, "name"),
    ],
)
def test_a_unit_that_cannot_be_is_refused_with_its_field(values: dict[str, str], field: str) -> None:
    found_unit("东湖镇", "township", None)
    with pytest.raises(BadInput) as wrong:
        found_unit(**({"name": "西岭镇", "kind": "township"} | values), actor=None)  # type: ignore[arg-type]
    assert wrong.value.fields["field"] == field


def test_units_stand_in_a_tree(administrator: User) -> None:
    city = found_unit("明湖市人民政府", "government", administrator)
    bureau = found_unit("明湖市科学技术局", "science", administrator, parent=city, short_name="科技局")
    assert bureau.path == f"/{city.pk}/{bureau.pk}/"
    assert Event.objects.filter(type="unit.founded", actor_id=administrator.pk).count() == 2
    with pytest.raises(Refused):
        found_unit("东湖镇", "township", User.objects.create_user("nobody"))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("明湖市科学技术局", True),
        ("科技局", True),
        ("市科技局", True),
        ("科技厅", False),
        ("市", False),
        ("", False),
    ],
)
def test_a_plans_name_for_a_unit_is_matched_or_left_open(said: str, meant: bool) -> None:
    unit = found_unit("明湖市科学技术局", "science", None, short_name="科技局", since=TODAY)
    assert unit_named(said, TODAY) == (unit if meant else None)
    assert unit_named(said, TODAY - timedelta(days=1)) is None


def test_the_first_government_takes_in_the_units_that_stood_at_the_top(db: None) -> None:
    from kechuang.accounts.actions.found_unit import found_unit, government_of_place
    from kechuang.accounts.first_administrator import science_department
    from kechuang.events.models import Event

    science = science_department()
    office = found_unit("计划科", "department", None, parent=science)
    city = found_unit("明湖市人民政府", "government", None)
    for unit in (science, office):
        unit.refresh_from_db()
    assert (science.parent, office.parent) == (city, science)
    assert office.path == f"{city.path}{science.pk}/{office.pk}/"
    event = Event.objects.get(type="unit.changed")
    assert (event.object_id, event.after["parent"]) == (str(science.pk), city.name)
    loose = found_unit("东湖镇人民政府", "township", None)
    found_unit("高新区管委会", "government", None)
    loose.refresh_from_db()
    assert (loose.parent, government_of_place()) == (None, None), "a second government takes nothing"
