"""Owners that are missing, leaderless or no unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kechuang.plans.findings import owner_missing, owner_not_a_unit, owner_without_lead
from kechuang.plans.model import Mention, Span


def test_a_task_without_an_owner_is_told_by_number_and_title(draft) -> None:
    (finding,) = owner_missing.find(draft().task("建设载体").task("引进人才", lead=()).read())
    assert finding.tasks == ("2",)
    assert "引进人才" in finding.sentence.zh


def test_a_plan_whose_tasks_all_lack_owners_is_one_finding(draft) -> None:
    (finding,) = owner_missing.find(draft().task("建设载体", lead=()).task("引进人才", lead=()).read())
    assert finding.tasks == ("1", "2")
    assert "全部2项" in finding.sentence.zh


def test_tasks_with_owners_are_fine(draft) -> None:
    assert list(owner_missing.find(draft().task("建设载体").task("引进人才", lead=(), others=("财政局",)).read())) == []


def test_units_declared_for_all_tasks_are_owners(draft) -> None:
    plan = draft().task("建设载体", lead=()).read()
    assert list(owner_missing.find(replace(plan, global_participants=(Mention("各县政府", Span(0, 1)),)))) == []


def test_a_report_on_the_work_of_the_government_needs_no_owners(draft) -> None:
    plan = draft().task("建设载体", lead=())
    assert list(owner_missing.find(plan.read(title="明湖市政府工作报告"))) == []
    assert list(owner_missing.find(plan.read("现在,我代表市人民政府向大会报告工作。"))) == []


def test_a_shared_task_without_a_lead_stands_out_where_the_others_have_one(draft) -> None:
    plan = draft().task("甲").task("乙").task("丙").task("丁", lead=(), others=("财政局", "科技局"))
    (finding,) = owner_without_lead.find(plan.read())
    assert finding.tasks == ("4",)


def test_a_plan_that_names_no_leads_at_all_has_its_reasons(draft) -> None:
    plan = (
        draft()
        .task("甲", lead=(), others=("财政局", "科技局"))
        .task("乙")
        .task("丙", lead=(), others=("农业局", "科技局"))
    )
    assert list(owner_without_lead.find(plan.read())) == []


@pytest.mark.parametrize("name", ["有关部门", "市相关单位", "税务部门", "各有关单位", "各成员单位", "重点企业"])
def test_a_general_word_is_not_the_name_of_a_unit(draft, name: str) -> None:
    (finding,) = owner_not_a_unit.find(draft().task("建设载体", others=(name,)).task("引进人才", others=(name,)).read())
    assert finding.tasks == ("1", "2")
    assert name in finding.sentence.zh


@pytest.mark.parametrize(
    "name", ["科技局", "市发展改革委", "各县（市、区）人民政府", "高新区管委会", "明湖大学", "供电公司", "各乡镇"]
)
def test_the_name_of_a_unit_or_of_a_kind_of_government_is_fine(draft, name: str) -> None:
    assert list(owner_not_a_unit.find(draft().task("建设载体", others=(name,)).read())) == []
