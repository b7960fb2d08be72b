"""Divisions: what a code meant on a day, what it is called now, and whether two codes are one place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel import divisions
from kechuang.kernel.divisions import (
    alias_of,
    ancestors,
    children,
    full_name,
    history,
    lookup,
    named,
    standing,
)
from kechuang.kernel.same_place import same_place

known = st.sampled_from(sorted(divisions._table()))


@pytest.mark.parametrize(
    ("code", "day", "name", "certain"),
    [
        ("132321", date(1985, 6, 1), "束鹿县", True),
        ("132301", date(1990, 6, 1), "辛集市", True),
        ("130181", date(1994, 1, 1), "辛集市", True),
        ("130181", date(1993, 6, 1), "辛集市", False),  # coded anew in the course of 1993
        ("130181", date(1993, 12, 31), "辛集市", True),
        ("120110", date(1990, 6, 1), "东郊区", True),
        ("120110", date(2000, 6, 1), "东丽区", True),
        ("139002", date(2015, 6, 1), "辛集市", True),
        ("139001", date(1989, 6, 1), "武安市", True),  # a code of its own before it was an alias
        ("139001", date(2015, 6, 1), "定州市", True),
        ("130181", date(2026, 6, 1), "辛集市", False),  # after the last list
        ("130181100", date(2020, 6, 1), "辛集镇", False),  # one list only
        ("999001", date(1950, 1, 1), "明湖市", True),
    ],
)
def test_a_code_means_what_the_lists_of_the_day_say(code: str, day: date, name: str, certain: bool) -> None:
    found = standing(code, day)
    assert found.division is not None
    assert (found.division.name, found.certain) == (name, certain)
    assert lookup(code, day) is found.division


@pytest.mark.parametrize(
    ("code", "day", "certain"),
    [
        ("130181", date(1990, 6, 1), True),  # not yet
        ("132301", date(1995, 6, 1), True),  # no longer
        ("130181", date(1975, 6, 1), False),  # before the first list
        ("139002", date(2018, 6, 1), False),  # the alias is over
        ("720000", date(2018, 6, 1), False),  # unknown
        ("", date(2018, 6, 1), False),
    ],
)
def test_no_division_is_made_up_where_no_list_has_the_code(code: str, day: date, certain: bool) -> None:
    found = standing(code, day)
    assert (found.division, found.certain) == (None, certain)
    assert found.why.zh
    assert found.why.en


@pytest.mark.parametrize("code", ["130181", "130181000", "130181000000", "139002", "139002000000"])
def test_all_ways_to_write_a_code_lead_to_the_division(code: str) -> None:
    entry = lookup(code)
    assert entry is not None
    assert (entry.code, entry.name, entry.level, entry.parent, entry.since) == (
        "130181",
        "辛集市",
        "county",
        "130100",
        1993,
    )


def test_townships_have_aliases_too() -> None:
    assert alias_of("139002100") == "130181100"
    assert full_name("139002100") == "河北省石家庄市辛集市辛集镇"
    assert alias_of("130181100") is None


def test_a_name_tells_every_bearer() -> None:
    assert [entry.code for entry in named("朝阳区")] == ["110105", "220104"]
    assert [entry.code for entry in named("东郊区", date(1990, 6, 1))] == ["120110"]
    assert named("东郊区") == ()


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("132321", "130181", True),  # 束鹿 became 辛集 and was coded anew
        ("139002", "130181", True),
        ("139002105", "130181105", True),
        ("130422", "130481", True),  # 武安, through 139001
        ("211400", "211400", True),  # 锦西 became 葫芦岛 under one code
        ("130181", "130182", False),
        ("110103", "110101", False),  # 崇文 went into 东城
        ("130124", "130111", True),  # 栾城, though a part had left in 2001
        ("130323", "130306", False),  # 抚宁 was split when it became a district
        ("132301", "130181100", False),  # a city and its town
        ("999001", "130181", False),
        ("341400", "340181", None),  # the lists do not say where 巢湖 went
        ("130181", "777777", None),
    ],
)
def test_whether_two_codes_are_one_place(one: str, other: str, answer: bool | None) -> None:
    assert same_place(one, other).answer is answer
    assert same_place(other, one).answer is answer
    assert same_place(one, other).why.zh


def test_children_are_those_of_the_day_and_none_where_no_list_is_held() -> None:
    assert [c.name for c in children("130181") or ()][:3] == ["辛集镇", "旧城镇", "张古庄镇"]
    assert len(children("130181") or ()) == 16
    assert children("110101") is None
    assert "束鹿县" in [c.name for c in children("132300", date(1984, 6, 1)) or ()]
    assert "束鹿县" not in [c.name for c in children("132300", date(1990, 6, 1)) or ()]


def test_the_example_city_has_fifteen_towns_and_is_marked() -> None:
    below = children("999001") or ()
    assert sum(entry.name.endswith("镇") for entry in below) == 15
    assert all(entry.invented for entry in below)
    assert [entry.name for entry in ancestors("999001100")] == ["明湖市", "清江省"]
    assert {code[:2] for code, entries in divisions._table().items() if entries[0].invented} == {"99"}


@given(known, st.dates(date(1975, 1, 1), date(2030, 1, 1)))
def test_a_code_is_one_place_with_itself_and_certain_answers_come_from_a_list(code: str, day: date) -> None:
    assert same_place(code, code).answer is True
    found = standing(code, day)
    if found.certain and found.division and not found.division.invented:
        assert found.division.listed(day.year)
    if found.division:
        assert found.division in history(code)


@given(known, known)
def test_one_place_is_symmetric(one: str, other: str) -> None:
    assert same_place(one, other).answer is same_place(other, one).answer


@given(known)
def test_every_parent_stands_above_its_children(code: str) -> None:
    entry = history(code)[-1]
    ranks = ["province", "prefecture", "county", "township"]
    if entry.parent and entry.since:
        above = [e for e in history(entry.parent) if e.listed(entry.since)]
        assert [ranks.index(e.level) < ranks.index(entry.level) for e in above] == [True]


@given(st.text(max_size=14))
def test_any_text_gets_an_answer(text: str) -> None:
    assert (lookup(text) is None) == (history(text) == ())
