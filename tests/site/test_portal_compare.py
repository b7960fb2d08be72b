"""Comparing two stored versions: what was raised, dropped, handed over and rewritten."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.plans.model import Document, Mention, Reading
from kechuang.plans.paragraphs import paragraphs
from kechuang.portal.versions import compare_versions
from kechuang.supervision.actions.adopt_plan import adopt_plan
from kechuang.supervision.models import Plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(plan: Plan, reading: Reading) -> Plan:
    """The next version: more enterprises, no instruments, another lead for the second task."""
    text = reading.document.text.replace("120", "150").replace("〔2025〕6号", "〔2026〕3号")
    document = Document("明湖二.txt", "txt", text, sha256(text.encode()).hexdigest())
    more, ratio, again, _instruments = reading.targets
    targets = (
        replace(more, value=Decimal(150), quote="高新技术企业达到150家"),
        ratio,
        replace(again, value=Decimal(150), quote="高新技术企业达到150家"),
    )
    first, second = reading.tasks
    lead = Mention("市科技局", second.participants[0].span)
    tasks = (first, replace(second, lead=(lead,), participants=(), title="建设检验检测平台"))
    later_reading = replace(
        reading, document=document, paragraphs=paragraphs(document), targets=targets, tasks=tasks, findings=()
    )
    return adopt_plan(later_reading, None, previous=plan).plan


@pytest.fixture
def stranger(reading: Reading) -> Plan:
    """A plan that has nothing to do with it."""
    text = "白石县林业工作要点\n\n加强森林防火巡查，落实林长责任，补植受损林带。\n"
    document = Document("林.txt", "txt", text, sha256(text.encode()).hexdigest())
    return adopt_plan(Reading(document, paragraphs(document)), None).plan


def page(client: Client, a: Plan, b: Plan) -> Any:
    return client.get(reverse("compare"), {"a": a.slug, "b": b.slug})


def test_raised_and_dropped_targets_are_told(plan: Plan, later: Plan):
    versions = compare_versions(plan, later)
    assert (versions.raised, versions.lowered) == (2, 0)
    assert dict(versions.target_counts) == {"changed": 2, "same": 1, "dropped": 1}
    assert [(t.direction, t.change.kind) for t in versions.moved_targets] == [
        ("up", "changed"),
        ("up", "changed"),
        ("", "dropped"),
    ]


def test_the_other_way_round_raised_is_lowered_and_dropped_is_added(plan: Plan, later: Plan):
    versions = compare_versions(later, plan)
    assert (versions.raised, versions.lowered) == (0, 2)
    assert versions.target_counts["added"] == 1


def test_a_task_that_was_retitled_and_handed_over_is_one_task(plan: Plan, later: Plan):
    (task,) = compare_versions(plan, later).moved_tasks
    assert (task.retitled, task.lead_changed) == (True, True)
    assert (task.old_leads, task.new_leads) == (("市市场监督管理局",), ("市科技局",))
    assert task.change.left == ("市市场监督管理局",)


def test_corrections_by_hand_are_compared_not_the_first_reading(plan: Plan, later: Plan):
    later.targets.filter(ordinal=1).update(value=Decimal(120))
    assert compare_versions(plan, later).raised == 1


def test_the_words_that_changed_are_marked(plan: Plan, later: Plan, client: Client):
    shown = page(client, plan, later).content.decode()
    assert "<del>120</del><ins>150</ins>" in shown
    assert "段没有变化" in shown


def test_strangers_are_told_to_be_strangers(plan: Plan, stranger: Plan, client: Client):
    response = page(client, plan, stranger)
    assert not response.context["versions"].related
    assert "不是同一规划的两个版本" in response.content.decode()


def test_a_version_is_kin_to_its_predecessor(plan: Plan, later: Plan):
    assert compare_versions(plan, later).kinship > 0.8


def test_a_plan_is_not_compared_with_itself(plan: Plan, later: Plan, client: Client):
    response = page(client, plan, plan)
    assert response.context["versions"] is None
    assert "两边选的是同一份规划" in response.content.decode()


def test_the_plans_own_entry_leads_to_its_previous_version(plan: Plan, later: Plan, client: Client):
    response = client.get(reverse("plan-compare", args=[later.slug]), follow=True)
    assert response.context["versions"].old == plan
    assert response.context["versions"].new == later


def test_a_plan_without_a_previous_version_asks_for_one(plan: Plan, stranger: Plan, client: Client):
    response = client.get(reverse("plan-compare", args=[plan.slug]), follow=True)
    assert "选两份规划来对比" in response.content.decode()


def test_one_plan_alone_cannot_be_compared(plan: Plan, client: Client):
    assert "还没有第二份规划" in client.get(reverse("compare")).content.decode()


def test_an_unknown_plan_is_no_page(plan: Plan, client: Client):
    assert client.get(reverse("compare"), {"a": plan.slug, "b": "nowhere"}).status_code == 404


def test_queries_do_not_grow_with_the_plans(
    plan: Plan, later: Plan, client: Client, django_assert_max_num_queries: Any
):
    with django_assert_max_num_queries(24):
        page(client, plan, later)
