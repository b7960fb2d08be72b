"""Sums, subsets and totals."""

from __future__ import annotations

import pytest

from kechuang.plans.findings import sum_cannot_hold, sum_rest_unassigned

TOTAL = ("检测中心、中试基地增长到30家", "检测中心、中试基地合计数量", "30")


def parts(draft, scope: str | None = "省级以上"):
    plan = draft().goal("检测中心超过5家", "检测中心数量", "5", op=">", scope=scope)
    return plan.goal("中试基地达到3家", "中试基地数量", "3", scope=scope).task("建设平台")


def test_a_total_of_all_levels_leaves_a_rest_to_the_lower_ones(draft) -> None:
    (finding,) = sum_rest_unassigned.find(parts(draft).promise(*TOTAL).read())
    assert finding.targets == (0, 1, 2)
    for words in ("30家", ">5", "≥3", "至少合计9家", "最多21家", "省级以上", "不可能超过"):
        assert words in finding.sentence.zh
    assert "up to 21" in finding.sentence.en


def test_a_total_of_the_same_level_leaves_a_rest_that_nothing_asks_for(draft) -> None:
    (finding,) = sum_rest_unassigned.find(parts(draft, None).promise(*TOTAL).read())
    assert "差额21家没有分项承接" in finding.sentence.zh


def test_a_total_that_its_parts_reach_is_fine(draft) -> None:
    plan = parts(draft).promise("检测中心、中试基地增长到9家", "检测中心、中试基地合计数量", "9").read()
    assert list(sum_rest_unassigned.find(plan)) == []
    assert list(sum_cannot_hold.find(plan)) == []


def test_a_total_with_a_part_that_has_no_target_is_left_alone(draft) -> None:
    plan = parts(draft).promise("检测中心、中试基地、研究院增长到30家", "检测中心、中试基地、研究院合计数量", "30")
    assert list(sum_rest_unassigned.find(plan.read())) == []


@pytest.mark.parametrize(("most", "findings"), [("8", 1), ("9", 0)])
def test_parts_above_the_ceiling_of_their_total_cannot_hold(draft, most: str, findings: int) -> None:
    quote = f"检测中心、中试基地控制在{most}家以内"
    plan = parts(draft).promise(quote, "检测中心、中试基地合计数量", most, op="<=")
    assert len(list(sum_cannot_hold.find(plan.read()))) == findings


@pytest.mark.parametrize(("national", "findings"), [("7", 1), ("6", 0)])
def test_a_level_cannot_have_more_than_the_whole(draft, national: str, findings: int) -> None:
    plan = draft().goal("检测中心达到6家", "检测中心数量", "6")
    plan.goal(f"国家级检测中心达到{national}家", "检测中心数量", national, scope="国家级")
    found = list(sum_cannot_hold.find(plan.read()))
    assert len(found) == findings
    assert all("国家级" in finding.sentence.zh for finding in found)


def test_two_levels_that_exclude_each_other_are_not_compared(draft) -> None:
    plan = draft().goal("省级检测中心达到6家", "检测中心数量", "6", scope="省级")
    plan.goal("国家级检测中心达到9家", "检测中心数量", "9", scope="国家级")
    assert list(sum_cannot_hold.find(plan.read())) == []
