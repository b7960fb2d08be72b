"""Who must not judge whom: both sides of every edge, and identities that are sure, doubtful, or told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kechuang.cases.panels.applications import Application, Party, Rival, Unwanted, Work
from kechuang.cases.panels.candidates import Candidate, Employment, Tie
from kechuang.cases.panels.conflicts import conflicts, grounds
from kechuang.cases.panels.ground import Asked, Conflict
from kechuang.cases.panels.persons import Mention, same_person
from kechuang.cases.panels.windows import Windows

DAY = date(2020, 3, 15)
FIRM, COLLEGE, OTHER = "F1", "U1", "U2"
USUAL = Windows()
EXPERT = Candidate("P1", "王伟", "technical", employments=(Employment(COLLEGE, "明湖大学", date(2010, 7, 1)),))
APPLICATION = Application(
    "MH-1", (Party(FIRM, "明湖示例机械有限公司"),), people=(Mention("P9", "李强"), Mention("", "赵敏"))
)


def found(
    expert: Candidate = EXPERT, application: Application = APPLICATION, windows: Windows = USUAL, day: date = DAY
) -> list[Conflict]:
    return list(conflicts(Asked(expert, application, windows, day)))


def codes(*args: Any, **more: Any) -> list[str]:
    return [one.ground for one in found(*args, **more)]


def tied(kind: Any, **more: Any) -> Candidate:
    return replace(EXPERT, ties=(Tie(kind, record="T1", **more),))


def working(**more: Any) -> Application:
    made = {
        "kind": "project",
        "record": "X1",
        "title": "示例项目",
        "units": frozenset({FIRM}),
        "begins": date(2016, 1, 1),
    }
    return replace(APPLICATION, works=(Work(**(made | more)),))


def test_an_expert_without_any_relation_may_judge() -> None:
    assert found() == []


def test_every_ground_has_a_file_a_name_and_a_place() -> None:
    assert [ground.code for ground in grounds()] == [
        "own_unit",
        "same_group",
        "co_project",
        "co_patent",
        "co_author",
        "interest",
        "kin",
        "teacher",
        "same_call",
        "unwanted",
        "declared",
    ]
    assert len({ground.order for ground in grounds()}) == len(grounds())


def test_an_expert_of_the_applicants_own_unit_stands_aside() -> None:
    assert codes(replace(EXPERT, employments=(Employment(FIRM, "明湖示例机械有限公司", date(2019, 1, 1)),))) == [
        "own_unit"
    ]


@pytest.mark.parametrize(
    ("left", "avoided"),
    [
        (date(2018, 4, 15), True),  # 23 months ago
        (date(2018, 3, 15), True),  # 24 months to the day
        (date(2018, 3, 14), False),
        (date(2018, 2, 15), False),  # 25 months ago
    ],
)
def test_who_left_the_applicant_stands_aside_for_24_months(left: date, avoided: bool) -> None:
    held = (Employment(FIRM, "明湖示例机械有限公司", date(2010, 1, 1), left), *EXPERT.employments)
    assert codes(replace(EXPERT, employments=held)) == (["own_unit"] if avoided else [])


def test_the_number_of_months_is_a_figure_and_not_part_of_the_rule() -> None:
    held = (Employment(FIRM, "明湖示例机械有限公司", date(2010, 1, 1), date(2018, 2, 15)),)
    assert codes(replace(EXPERT, employments=held), windows=Windows(left=25)) == ["own_unit"]


def test_an_employment_to_come_is_not_held_against_anybody() -> None:
    assert codes(replace(EXPERT, employments=(Employment(FIRM, "明湖示例机械有限公司", date(2020, 3, 16)),))) == []


def test_units_under_one_company_are_one_group_and_a_ministry_makes_none() -> None:
    below = replace(EXPERT, employments=(Employment("S1", "示例子公司", date(2015, 1, 1), group=frozenset({"H1"})),))
    assert codes(below, replace(APPLICATION, parties=(Party(FIRM, "示例", frozenset({"H1"})),))) == ["same_group"]
    assert codes(below, replace(APPLICATION, parties=(Party("H1", "示例集团"),))) == ["same_group"]
    assert codes(below, replace(APPLICATION, parties=(Party(FIRM, "示例", frozenset({"H2"})),))) == []


@pytest.mark.parametrize(
    ("ends", "avoided"),
    [(None, True), (date(2017, 3, 15), True), (date(2017, 3, 14), False), (date(2021, 1, 1), True)],
)
def test_a_project_in_common_counts_for_three_years_after_its_end(ends: date | None, avoided: bool) -> None:
    assert codes(EXPERT, working(people=(Mention("P1", "王伟"),), ends=ends)) == (["co_project"] if avoided else [])


@pytest.mark.parametrize(("granted", "avoided"), [(date(2017, 3, 15), True), (date(2017, 3, 14), False)])
def test_a_right_counts_for_three_years_after_its_grant(granted: date, avoided: bool) -> None:
    right = working(kind="right", people=(Mention("", "王 伟"),), units=frozenset({FIRM, COLLEGE}), ends=granted)
    assert codes(EXPERT, right) == (["co_patent"] if avoided else [])


def test_a_name_alone_is_doubtful_and_counts_until_somebody_has_looked() -> None:
    named = working(people=(Mention("", "王伟"),))
    [conflict] = found(EXPERT, named)
    assert not conflict.certain
    assert "待核实" in conflict.said.zh
    apart = tied("distinct", unit=FIRM, person=Mention("", "王伟"))
    assert found(apart, named) == []
    assert found(tied("distinct", unit=OTHER, person=Mention("", "王伟")), named) != []


def test_a_name_at_a_unit_in_common_is_sure() -> None:
    [conflict] = found(EXPERT, working(people=(Mention("", "王伟"),), units=frozenset({FIRM, COLLEGE})))
    assert conflict.certain


def test_two_numbers_decide_whatever_the_names() -> None:
    assert same_person(Mention("P1", "王伟"), Mention("P2", "王伟"), share_a_unit=True) == "different"
    assert same_person(Mention("P1", "王伟"), Mention("P1", "王玮")) == "same"
    assert same_person(Mention("", ""), Mention("", "")) == "different"
    assert codes(EXPERT, working(people=(Mention("P2", "王伟"),))) == []


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        ("kin", "kin"),
        ("teacher", "teacher"),
        ("coauthor", "co_author"),
        ("coproject", "co_project"),
        ("shareholder", "interest"),
        ("board", "interest"),
        ("adviser", "interest"),
        ("declared", "declared"),
    ],
)
def test_a_tie_to_the_unit_or_to_its_people_is_a_conflict(kind: Any, ground: str) -> None:
    recent = {"since": date(2019, 6, 1)}
    assert codes(tied(kind, unit=FIRM, **recent)) == [ground]
    assert codes(tied(kind, person=Mention("P9", "李强"), **recent)) == [ground]
    assert codes(tied(kind, unit=OTHER, **recent)) == []
    assert codes(tied(kind, person=Mention("P8", "李强"), **recent)) == []
    [doubtful] = found(tied(kind, person=Mention("", "赵敏"), **recent))
    assert not doubtful.certain


@pytest.mark.parametrize(("until", "avoided"), [(date(2017, 3, 15), True), (date(2017, 3, 14), False), (None, True)])
def test_shares_sold_count_for_three_years(until: date | None, avoided: bool) -> None:
    sold = tied("shareholder", unit=FIRM, since=date(2012, 1, 1), until=until)
    assert codes(sold) == (["interest"] if avoided else [])


@pytest.mark.parametrize(("written", "avoided"), [(date(2017, 3, 15), True), (date(2017, 3, 14), False)])
def test_a_paper_counts_for_three_years_from_its_day(written: date, avoided: bool) -> None:
    assert codes(tied("coauthor", unit=FIRM, since=written)) == (["co_author"] if avoided else [])


def test_kin_and_teachers_stay_so() -> None:
    assert codes(tied("kin", unit=FIRM, since=date(1990, 1, 1))) == ["kin"]
    assert codes(tied("teacher", person=Mention("P9"), since=date(1990, 1, 1), until=date(1995, 1, 1))) == ["teacher"]


def test_who_applies_in_the_same_call_stands_aside_and_their_unit_where_that_is_asked() -> None:
    rival = Rival("MH-2", frozenset({COLLEGE}), (Mention("P1", "王伟"),))
    assert codes(EXPERT, replace(APPLICATION, rivals=(rival,))) == ["same_call"]
    unit_only = replace(APPLICATION, rivals=(Rival("MH-2", frozenset({COLLEGE})),))
    assert codes(EXPERT, unit_only) == []
    assert codes(EXPERT, unit_only, Windows(units=True)) == ["same_call"]


def test_the_applicants_list_spares_a_person_or_a_unit() -> None:
    assert codes(EXPERT, replace(APPLICATION, unwanted=(Unwanted(Mention("P1"), reason="诉讼"),))) == ["unwanted"]
    assert codes(EXPERT, replace(APPLICATION, unwanted=(Unwanted(unit=COLLEGE, reason="竞争"),))) == ["unwanted"]
    assert codes(EXPERT, replace(APPLICATION, unwanted=(Unwanted(unit=OTHER, reason="竞争"),))) == []
    named = found(EXPERT, replace(APPLICATION, unwanted=(Unwanted(Mention("", "王伟"), reason="诉讼"),)))
    assert [one.certain for one in named] == [False]
    placed = found(EXPERT, replace(APPLICATION, unwanted=(Unwanted(Mention("", "王伟"), COLLEGE, "诉讼"),)))
    assert [one.certain for one in placed] == [True]


def test_an_expert_may_stand_aside_from_one_case_by_themselves() -> None:
    assert codes(EXPERT, replace(APPLICATION, recused=frozenset({"P1"}))) == ["declared"]
    assert codes(EXPERT, replace(APPLICATION, recused=frozenset({"P2"}))) == []


def test_all_reasons_are_told_each_with_what_it_rests_on() -> None:
    expert = replace(tied("kin", unit=FIRM), employments=(Employment(FIRM, "示例", date(2010, 1, 1)),))
    told = found(expert, working(people=(Mention("P1"),)))
    assert [one.ground for one in told] == ["own_unit", "co_project", "kin"]
    assert [[(p.kind, p.key) for p in one.proofs] for one in told] == [
        [("person", "P1")],
        [("project", "X1")],
        [("experttie", "T1")],
    ]
    assert all(one.said.zh and one.said.en for one in told)
