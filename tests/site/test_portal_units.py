"""Tasks by unit: who leads what, and one page for each unit."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.portal.unit_load import plan_load
from kechuang.supervision.models import Plan

pytestmark = pytest.mark.django_db


def test_units_come_by_what_they_lead_then_by_what_they_join(plan: Plan):
    loads = [(load.unit.name, len(load.leads), len(load.participates)) for load in plan_load(plan).loads]
    assert loads[0] == ("市科技局", 1, 1)
    assert {name for name, leads, _ in loads if leads == 0} == {"市财政局", "市税务局"}


def test_the_matrix_tells_each_part_in_words(plan: Plan, client: Client):
    response = client.get(reverse("units", args=[plan.slug]))
    line = next(row for row in response.context["matrix"] if row.load.unit.name == "市科技局")
    assert line.roles == ["lead", "participant", ""]
    page = response.content.decode()
    assert 'aria-label="牵头"' in page
    assert 'aria-label="参与"' in page


def test_the_list_for_a_narrow_screen_says_the_same_as_the_matrix(plan: Plan, client: Client):
    by_task = client.get(reverse("units", args=[plan.slug])).context["by_task"]
    assert [(one.task.number, one.leads, one.participants) for one in by_task][:2] == [
        ("1", ["市科技局"], ["市财政局", "市税务局"]),
        ("2", ["市市场监督管理局"], ["市科技局"]),
    ]


def test_a_task_without_owners_is_told(plan: Plan, client: Client):
    plan.tasks.get(number="2").duties.all().delete()
    response = client.get(reverse("units", args=[plan.slug]))
    assert [task.number for task in response.context["load"].unowned] == ["2"]
    assert "1 项没有写明责任单位" in response.content.decode()


def test_a_plan_without_units_says_so(plan: Plan, client: Client):
    for task in plan.tasks.all():
        task.duties.all().delete()
    assert "没有读出责任单位" in client.get(reverse("units", args=[plan.slug])).content.decode()


def test_a_units_page_has_its_tasks_targets_and_places(plan: Plan, client: Client):
    context = client.get(reverse("unit", args=[plan.slug, "市科技局"])).context
    assert [task.number for task in context["load"].leads] == ["1"]
    assert [row.target.ordinal for row in context["led_targets"]] == [3]
    assert [row.target.ordinal for row in context["joined_targets"]] == [4]
    assert {place.words.words for place in context["places"]} == {"市科技局"}
    assert len(context["places"]) == 2


def test_a_unit_that_the_plan_does_not_name_is_no_page(plan: Plan, client: Client):
    assert client.get(reverse("unit", args=[plan.slug, "市文旅局"])).status_code == 404


def test_the_export_has_a_row_for_each_part_in_each_task(plan: Plan, client: Client):
    response = client.get(reverse("units", args=[plan.slug]) + "?format=csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    parts = {(row["单位"], row["分工"], row["任务编号"]) for row in rows}
    assert {("市科技局", "牵头", "1"), ("市科技局", "参与", "2"), ("市税务局", "参与", "1")} <= parts
    assert len(rows) == len(parts)
    own = client.get(reverse("unit", args=[plan.slug, "市税务局"]) + "?format=csv").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(own)))) == 1


def test_queries_do_not_grow_with_the_units(plan: Plan, client: Client, django_assert_max_num_queries: Any):
    with django_assert_max_num_queries(12):
        client.get(reverse("units", args=[plan.slug]))
    with django_assert_max_num_queries(18):
        client.get(reverse("unit", args=[plan.slug, "市科技局"]))
