"""Managing a stored plan: withdrawn with a reason and restored, put after another version; by officers only."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.plans.model import Reading
from kechuang.supervision.actions.adopt_plan import adopt_plan
from kechuang.supervision.actions.withdraw_plan import withdraw_plan
from kechuang.supervision.models import Plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def send(client: Client, plan: Plan, **fields: str) -> Any:
    return client.post(reverse("manage", args=[plan.slug]), fields)


def test_a_plan_loaded_by_mistake_is_withdrawn_and_restored(staff: Client, plan: Plan):
    assert send(staff, plan, do="withdraw", reason="上传错了文件").status_code == 302
    assert Client().get(reverse("plan", args=[plan.slug])).status_code == 404
    assert "上传错了文件" in staff.get(reverse("manage", args=[plan.slug])).content.decode()
    assert send(staff, plan, do="restore", reason="核对后无误").status_code == 302
    assert Client().get(reverse("plan", args=[plan.slug])).status_code == 200


def test_without_a_reason_nothing_happens_and_the_field_says_so(staff: Client, plan: Plan):
    response = send(staff, plan, do="withdraw", reason="错")
    assert response.status_code == 400
    assert 'id="reason-wrong"' in response.content.decode()
    assert "错</textarea>" in response.content.decode()
    plan.refresh_from_db()
    assert plan.withdrawn_at is None


def test_it_is_put_after_another_version_and_taken_off_again(staff: Client, plan: Plan, other_reading: Reading):
    later = adopt_plan(other_reading, None).plan
    send(staff, later, do="previous", previous=plan.slug)
    later.refresh_from_db()
    assert later.previous == plan
    send(staff, later, do="previous", previous="")
    later.refresh_from_db()
    assert later.previous is None


def test_versions_in_a_circle_are_told_beside_the_field(staff: Client, plan: Plan, other_reading: Reading):
    later = adopt_plan(other_reading, None, previous=plan).plan
    response = send(staff, plan, do="previous", previous=later.slug)
    assert response.status_code == 400
    assert 'id="previous-wrong"' in response.content.decode()


def test_only_officers_manage(client: Client, plan: Plan):
    assert client.get(reverse("manage", args=[plan.slug])).url.startswith(reverse("sign-in"))
    assert send(client, plan, do="withdraw", reason="恶作剧而已").url.startswith(reverse("sign-in"))
    plan.refresh_from_db()
    assert plan.withdrawn_at is None


def test_the_list_offers_managing_to_officers_alone(client: Client, plan: Plan, officer: Any):
    address = reverse("manage", args=[plan.slug])
    assert address not in client.get(reverse("plans")).content.decode()
    client.force_login(officer)
    assert address in client.get(reverse("plans")).content.decode()


@pytest.mark.parametrize("page", ["board", "units", "findings", "plan-compare"])
def test_a_withdrawn_plan_has_no_page_for_the_public(client: Client, plan: Plan, officer: Any, page: str):
    address = reverse(page, args=[plan.slug])
    assert client.get(address).status_code in (200, 302)
    withdraw_plan(plan, officer, reason="上传错了文件")
    assert client.get(address).status_code == 404
