"""Rules on project money by date, at both sides of every threshold and of every day a text came into force."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kechuang.funds.by_date import acceptance, calls, carrying, changes, grades, inspection, integrity
from kechuang.funds.by_date.indirect import ceiling
from kechuang.funds.by_date.surplus import surplus
from kechuang.kernel.errors import BadInput

D = date.fromisoformat


@pytest.mark.parametrize(
    ("closes", "days", "enough"), [("2019-04-19", 49, False), ("2019-04-20", 50, True), ("2019-05-20", 80, True)]
)
def test_a_call_stands_for_fifty_days_the_day_of_publication_not_counted(closes: str, days: int, enough: bool) -> None:
    found = calls.window(D("2019-03-01"), D(closes))
    assert (found.days, found.enough.verdict) == (days, enough)


def test_before_2014_no_rule_on_the_time_of_a_call_is_known() -> None:
    assert calls.window(D("2014-03-02"), D("2014-03-10")).enough.verdict is None
    assert calls.window(D("2014-03-03"), D("2014-03-10")).enough.verdict is False


def test_an_answer_is_due_after_120_working_days() -> None:
    assert calls.answer_due(D("2019-03-01")).day == D("2019-08-21")


@pytest.mark.parametrize(
    ("ends", "routine"),
    [("2021-06-30", False), ("2021-07-01", True), ("2021-07-31", True), ("2020-06-30", False)],
)
def test_three_years_to_the_day_are_not_inspected_as_a_routine(ends: str, routine: bool) -> None:
    assert inspection.routine_inspection(D("2018-07-01"), D(ends), D("2019-01-10")).verdict is routine


def test_the_rule_on_inspection_holds_from_its_day_and_free_exploration_is_spared_at_any_length() -> None:
    term = D("2018-01-01"), D("2020-12-31")
    assert inspection.routine_inspection(*term, D("2018-07-17")).verdict is True
    assert inspection.routine_inspection(*term, D("2018-07-18")).verdict is False
    long = D("2018-01-01"), D("2022-12-31")
    assert inspection.routine_inspection(*long, D("2019-01-01"), free_exploration=True).verdict is False
    assert inspection.routine_inspection(D("2020-02-29"), D("2023-02-28"), D("2021-01-01")).verdict is False
    assert inspection.routine_inspection(D("2020-02-29"), D("2023-03-01"), D("2021-01-01")).verdict is True


@pytest.mark.parametrize(
    ("what", "on", "by"),
    [
        ("route", "2018-07-17", "office"),
        ("route", "2018-07-18", "leader"),
        ("other_lines", "2016-07-30", "office"),
        ("other_lines", "2016-07-31", "unit"),
        ("other_lines", "2018-07-18", "unit"),
        ("equipment", "2018-07-18", "office"),
        ("equipment", "2021-08-04", "office"),
        ("equipment", "2021-08-05", "unit"),
        ("term", "2025-01-01", "office"),
        ("total", "2025-01-01", "office"),
    ],
)
def test_who_decides_a_change_follows_from_the_day(what: str, on: str, by: str) -> None:
    assert changes.decides(what, D(on)).by == by


def test_what_no_text_speaks_of_is_marked_as_the_places_own() -> None:
    assert changes.decides("term", D("2025-01-01")).confidence == "local"
    assert "待主管部门确认" in changes.decides("term", D("2025-01-01")).note.zh
    assert "2016年文件列明的科目" in changes.decides("other_lines", D("2017-01-01")).note.zh
    assert changes.decides("other_lines", D("2019-01-01")).note.zh == ""
    with pytest.raises(KeyError):
        changes.decides("colour", D("2025-01-01"))


def test_since_2018_acceptance_is_one_evaluation_with_three_conclusions() -> None:
    assert not acceptance.acceptance(D("2018-07-17")).says.merged
    now = acceptance.acceptance(D("2018-07-18")).says
    assert (now.merged, now.conclusions) == (True, ("accepted", "failed", "concluded"))


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "excellent"), ("90", "excellent"), ("89.99", "good"), ("80", "good"), ("79.99", "fair"), ("60", "fair"),
        ("59.99", "poor"), ("0", "poor"),
    ],
)  # fmt: skip
def test_grades_are_exact_at_their_edges(score: str, grade: str) -> None:
    assert grades.grade(Fraction(score), D("2021-03-01")) == grade


def test_before_the_measures_of_2020_there_is_no_grade_and_no_score_is_out_of_range() -> None:
    assert grades.grade(Fraction(95), D("2020-02-24")) is None
    assert grades.grade(Fraction(95), D("2020-02-25")) == "excellent"
    for wrong in ("-0.01", "100.01"):
        with pytest.raises(BadInput):
            grades.grade(Fraction(wrong), D("2021-03-01"))


def test_a_units_own_score_is_the_sum_of_four_parts_within_their_weights() -> None:
    points = {"execution": "10", "output": "48.5", "benefit": "27", "satisfaction": "9"}
    parts = {part: Fraction(said) for part, said in points.items()}
    assert grades.own_score(parts, D("2021-03-01")) == Fraction("94.5")
    with pytest.raises(BadInput, match="0至10分"):
        grades.own_score(parts | {"execution": Fraction("10.01")}, D("2021-03-01"))


@pytest.mark.parametrize(("on", "barred"), [("2021-02-28", True), ("2021-03-01", False), ("2019-02-28", False)])
def test_a_bar_holds_on_its_first_and_on_its_last_day(on: str, barred: bool) -> None:
    assert integrity.barred(D("2019-03-01"), D("2021-02-28"), D(on)).verdict is barred


def test_a_bar_without_an_end_holds_for_ever() -> None:
    assert integrity.barred(D("2019-03-01"), None, D("2049-01-01")).verdict is True


def test_an_act_is_handled_by_the_rules_of_the_day_of_handling_and_judged_by_those_of_the_act() -> None:
    found = integrity.handling(D("2020-08-15"), D("2020-10-01"))
    assert found.procedure is not None and found.procedure.number == "科学技术部令第19号"
    assert found.conduct is not None and found.conduct.number == "国科发监〔2019〕323号"
    early = integrity.handling(D("2018-01-01"), D("2020-08-31"))
    assert (early.procedure, early.conduct) == (None, None)


@pytest.mark.parametrize(
    ("accepted", "on", "fate"),
    [
        ("2016-07-30", "2017-01-01", "undetermined"),
        ("2016-07-31", "2018-07-31", "keep"),
        ("2016-07-31", "2018-08-01", "return"),
        ("2021-08-04", "2023-08-04", "keep"),
        ("2021-08-04", "2023-08-05", "return"),
        ("2021-08-05", "2031-01-01", "keep"),
    ],
)
def test_surplus_is_kept_for_two_years_and_since_2021_without_limit(accepted: str, on: str, fate: str) -> None:
    assert surplus(D(accepted), passed=True, good_standing=True, on=D(on)).fate == fate


def test_surplus_of_a_failed_project_or_a_unit_in_poor_standing_is_returned_and_unknown_is_not_guessed() -> None:
    on = D("2022-01-01")
    assert surplus(D("2021-09-01"), passed=False, good_standing=True, on=on).fate == "return"
    assert surplus(D("2021-09-01"), passed=True, good_standing=False, on=on).fate == "return"
    assert surplus(D("2021-09-01"), passed=True, good_standing=None, on=on).fate == "undetermined"
    assert surplus(None, passed=None, good_standing=True, on=on).fate == "undetermined"


def test_budget_left_is_carried_once_and_taken_back_after_two_years() -> None:
    assert carrying.may_carry(1, D("2025-12-31")).verdict is True
    assert carrying.may_carry(2, D("2025-12-31")).verdict is False
    assert carrying.may_carry(1, D("2014-12-31")).verdict is None


WAN = 10_000_00


@pytest.mark.parametrize(
    ("signed", "most"), [("2016-07-31", 240), ("2021-08-04", 240), ("2021-08-05", 375), ("2026-01-01", 375)]
)
def test_the_ceiling_of_indirect_costs_is_that_of_the_day_of_the_contract(signed: str, most: int) -> None:
    found = ceiling(1700 * WAN, 200 * WAN, most * WAN, D(signed), pure_theory=False)
    assert found.fen == most * WAN
    assert found.found is not None and found.found.verdict is True
    over = ceiling(1700 * WAN, 200 * WAN, most * WAN + 1, D(signed), pure_theory=False)
    assert over.found is not None and over.found.verdict is False


def test_the_ceiling_is_undetermined_where_a_fact_or_the_rule_is_missing() -> None:
    unsaid = ceiling(1700 * WAN, 200 * WAN, 0, D("2022-01-01"), pure_theory=None)
    assert (unsaid.fen, unsaid.beyond) == (None, 900 * WAN)  # more than for pure theory is too much of whatever
    none = ceiling(1700 * WAN, 200 * WAN, 0, D("2016-07-30"), pure_theory=False)
    assert (none.fen, none.beyond) == (None, None)
    assert ceiling(1500 * WAN, 0, 0, D("2022-01-01"), pure_theory=True).fen == 900 * WAN
    with pytest.raises(BadInput, match="设备费"):
        ceiling(100, 101, 0, D("2022-01-01"), pure_theory=False)
