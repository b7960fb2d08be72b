"""Ratios: their present value and their populations."""

from __future__ import annotations

import pytest

from kechuang.plans.findings import ratio_denominators, ratio_without_baseline

SHARE = ("绿色产品占全部产品的比重达到20%", "绿色产品占全部产品的比重", "20", "%")


def test_a_share_without_a_present_value_is_told(draft) -> None:
    (finding,) = ratio_without_baseline.find(draft().goal(*SHARE).read())
    assert finding.targets == (0,)
    assert "20%" in finding.sentence.zh


def test_all_such_ratios_are_one_finding(draft) -> None:
    plan = draft().goal(*SHARE).goal("万人专利拥有量达到3件", "万人专利拥有量", "3", "件").read()
    (finding,) = ratio_without_baseline.find(plan)
    assert finding.targets == (0, 1)


@pytest.mark.parametrize(
    "line",
    [
        "绿色产品占全部产品的比重达到20%,由2024年的12%提高8个百分点。",
        "2024年为12%,绿色产品占全部产品的比重达到20%。",
    ],
    ids=["from … to", "a past year's value"],
)
def test_a_share_whose_present_value_stands_beside_it_is_fine(draft, line: str) -> None:
    assert list(ratio_without_baseline.find(draft().goal(*SHARE).read(line))) == []


def test_a_present_value_told_elsewhere_counts(draft) -> None:
    plan = draft().goal(*SHARE).read("绿色产品占全部产品的比重为12%。", "到2027年,绿色产品占全部产品的比重达到20%。")
    (second,) = plan.targets
    assert second.span.start > plan.document.text.index("为12%")
    assert list(ratio_without_baseline.find(plan)) == []


def test_numbers_of_things_need_no_base(draft) -> None:
    assert list(ratio_without_baseline.find(draft().goal("众创空间达到6家", "众创空间数量", "6").read())) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("新建建筑中绿色建筑占比", "60"), ("产值能耗降低率", "12"), ("管网覆盖率", "100")],
    ids=["of what is new", "a rate of change", "every one"],
)
def test_ratios_without_a_past_need_no_base(draft, name: str, value: str) -> None:
    assert list(ratio_without_baseline.find(draft().goal(f"{name}达到{value}%", name, value, "%").read())) == []


def ratio(name: str) -> tuple[str, str, str, str]:
    return (f"{name}达到30%", name, "30", "%")


def test_industry_and_manufacturing_are_two_populations(draft) -> None:
    plan = draft().goal(*ratio("规模以上工业企业研发覆盖率")).goal(*ratio("规上制造业企业上云比例")).read()
    (finding,) = ratio_denominators.find(plan)
    assert finding.targets == (0, 1)
    assert "采矿业" in finding.sentence.zh


@pytest.mark.parametrize(
    "other",
    ["规上工业企业上云比例", "限额以上制造业企业上云比例", "规模以上服务业企业上云比例"],
    ids=["the same", "another size", "no part of it"],
)
def test_the_same_or_unrelated_populations_are_fine(draft, other: str) -> None:
    plan = draft().goal(*ratio("规模以上工业企业研发覆盖率")).goal(*ratio(other)).read()
    assert list(ratio_denominators.find(plan)) == []
