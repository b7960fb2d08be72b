"""Withdrawing, restoring and ordering plans; and the questions pages ask about them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from kechuang.accounts.access import may_read
from kechuang.accounts.models import User
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.plans.model import Reading
from kechuang.supervision.actions.adopt_plan import adopt_plan
from kechuang.supervision.actions.restore_plan import restore_plan
from kechuang.supervision.actions.set_previous import set_previous
from kechuang.supervision.actions.withdraw_plan import withdraw_plan
from kechuang.supervision.models import Plan
from kechuang.supervision.queries import current_plan, plans_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(plan: Plan, other_reading: Reading) -> Plan:
    return adopt_plan(other_reading, None, previous=plan).plan


def test_a_withdrawn_plan_leaves_the_lists_and_comes_back_whole(plan: Plan, officer: User) -> None:
    withdraw_plan(plan, officer, reason="装错了文件")
    assert (plans_in_force().count(), current_plan()) == (0, None)
    assert plan.withdrawn_reason == "装错了文件"
    restore_plan(plan, officer, reason="原来没有错")
    assert current_plan() == plan
    assert plan.targets.count() == 4
    types = list(Event.objects.order_by("id").values_list("type", "reason"))[-2:]
    assert types == [("plan.withdrawn", "装错了文件"), ("plan.restored", "原来没有错")]


def test_withdrawing_twice_is_a_conflict(plan: Plan, officer: User) -> None:
    withdraw_plan(plan, officer, reason="装错了文件")
    with pytest.raises(Conflict):
        withdraw_plan(plan, officer, reason="装错了文件")


def test_restoring_what_stands_is_a_conflict(plan: Plan, officer: User) -> None:
    with pytest.raises(Conflict):
        restore_plan(plan, officer, reason="没有撤下过")


@pytest.mark.parametrize(("reason", "enough"), [("撤", False), ("  三个字 ", False), ("四个字啊", True)])
def test_a_reason_of_four_characters_is_enough_and_three_are_not(
    plan: Plan, officer: User, reason: str, enough: bool
) -> None:
    if enough:
        withdraw_plan(plan, officer, reason=reason)
    else:
        with pytest.raises(BadInput) as caught:
            withdraw_plan(plan, officer, reason=reason)
        assert caught.value.fields["field"] == "reason"
    plan.refresh_from_db()
    assert (plan.withdrawn_at is not None) is enough


def test_the_public_reads_a_plan_in_force_but_not_a_withdrawn_one(plan: Plan, officer: User) -> None:
    visitor = AnonymousUser()
    assert may_read(visitor, plan).allowed
    withdraw_plan(plan, officer, reason="装错了文件")
    assert not may_read(visitor, plan).allowed
    assert may_read(officer, plan).allowed


def test_visitors_may_not_withdraw(plan: Plan) -> None:
    with pytest.raises(Refused):
        withdraw_plan(plan, AnonymousUser(), reason="装错了文件")
    assert Event.objects.filter(type="plan.withdrawn", succeeded=False).count() == 1


def test_the_current_plan_is_the_newest_but_a_real_one_before_the_example(
    reading: Reading, other_reading: Reading
) -> None:
    real = adopt_plan(reading, None).plan
    example = adopt_plan(other_reading, None, example=True).plan
    assert current_plan() == real
    withdraw_plan(real, None, reason="只看示例")
    assert current_plan() == example


def test_naming_the_version_before_is_noted(plan: Plan, other_reading: Reading, officer: User) -> None:
    other = adopt_plan(other_reading, officer).plan
    set_previous(other, plan, officer)
    assert other.previous == plan
    event = Event.objects.first()
    assert event is not None
    assert (event.before, event.after) == ({"previous": None}, {"previous": plan.slug})
    set_previous(other, plan, officer)
    assert Event.objects.filter(type="plan.previous_set").count() == 1


def test_versions_cannot_run_in_a_circle(plan: Plan, later: Plan, officer: User) -> None:
    for earlier in (plan, later):
        with pytest.raises(BadInput):
            set_previous(plan, earlier, officer)
