"""Splitting printed lists of units."""

from __future__ import annotations

import pytest

from kechuang.plans.unit_lists import looks_like_unit, pieces, split_units, surely_unit


def split(text: str) -> list[str]:
    return [u.name for u in split_units(text, pieces(text, 0, len(text)))[0]]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市科技局、市财政局,市税务局;各区政府", ["市科技局", "市财政局", "市税务局", "各区政府"]),
        ("市发改委、生态环境局", ["市发改委", "生态环境局"]),
        ("各县(市、区)人民政府、市科技局", ["各县(市、区)人民政府", "市科技局"]),
        ("省住房城乡建设厅等省有关部门", ["省住房城乡建设厅", "省有关部门"]),
        ("市科技局、市财政局等", ["市科技局", "市财政局"]),
        ("市科技局等部门", ["市科技局"]),
        ("市科技局,由各区政府", ["市科技局", "各区政府"]),
    ],
)
def test_lists_are_split_outside_brackets(text: str, units: list[str]) -> None:
    assert split(text) == units


@pytest.mark.parametrize(
    "group",
    [
        "甲示范区、乙新区管委会",
        "甲县、乙县人民政府",
        "甲市、乙县、丙县政府",
        "省有关部门、单位",
        "各市、县(区)人民政府",
        "各区、市政府",
        "市、区机管局",
    ],
)
def test_a_group_with_a_shared_tail_stays_one_unit(group: str) -> None:
    assert split(f"市科技局、{group}") == ["市科技局", group]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("甲区政府、乙区政府", ["甲区政府", "乙区政府"]),
        ("各地区、各部门", ["各地区", "各部门"]),
        ("各县(市、区)、高新区管委会", ["各县(市、区)", "高新区管委会"]),
        ("市科技局、甲新区管委会", ["市科技局", "甲新区管委会"]),
    ],
)
def test_units_complete_in_themselves_are_not_joined(text: str, units: list[str]) -> None:
    assert split(text) == units


@pytest.mark.parametrize(
    "name", ["市科技局", "组织部", "各区人民政府", "税务部门", "某银行某市分行", "市供销社", "高新区管委会", "团市委"]
)
def test_names_of_offices_and_organisations_look_like_units(name: str) -> None:
    assert looks_like_unit(name)
    assert surely_unit(name)


@pytest.mark.parametrize("name", ["加强监督检查", "以下简称甲办法", "石墨烯", "2027年", "推进平台建设", "局。"])
def test_phrases_do_not_look_like_units(name: str) -> None:
    assert not looks_like_unit(name)
