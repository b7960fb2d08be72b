"""The list of plans: sums that agree with the pages they lead to; withdrawn plans for officers only."""

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


def test_sums_count_a_promise_once_tasks_without_safeguards_and_no_notices(plan: Plan, client: Client):
    (entry,) = client.get(reverse("plans")).context["entries"]
    assert (entry.targets, entry.tasks, entry.units, entry.findings) == (3, 2, 5, 1)


def test_no_plan_yet_shows_how_to_load_one(db: None, client: Client):
    page = client.get(reverse("plans")).content.decode()
    assert "还没有规划" in page
    assert reverse("upload") in page


def test_a_later_version_offers_the_comparison(plan: Plan, other_reading: Reading, client: Client):
    adopt_plan(other_reading, None, previous=plan)
    assert "与前一版本对比" in client.get(reverse("plans")).content.decode()


def test_an_example_wears_its_badge(reading: Reading, db: None, client: Client):
    adopt_plan(reading, None, example=True)
    assert "示例数据" in client.get(reverse("plans")).content.decode()


def test_a_withdrawn_plan_is_listed_for_officers_alone(plan: Plan, officer: Any, client: Client):
    withdraw_plan(plan, officer, reason="上传错了文件")
    assert client.get(reverse("plans")).context["withdrawn"] == []
    client.force_login(officer)
    response = client.get(reverse("plans"))
    assert response.context["entries"] == []
    assert "上传错了文件" in response.content.decode()


def test_uploading_is_offered_to_officers_alone(plan: Plan, officer: Any, client: Client):
    assert not client.get(reverse("plans")).context["may_upload"]
    client.force_login(officer)
    assert client.get(reverse("plans")).context["may_upload"]


def test_queries_do_not_grow_with_the_plans(
    plan: Plan, other_reading: Reading, client: Client, django_assert_max_num_queries: Any
):
    with django_assert_max_num_queries(10):
        client.get(reverse("plans"))
    adopt_plan(other_reading, None, previous=plan)
    with django_assert_max_num_queries(10):
        client.get(reverse("plans"))
