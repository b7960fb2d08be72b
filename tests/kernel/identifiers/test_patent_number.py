"""Patent numbers: the check digit of ZC 0006, both lengths, and what can only be checked by form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kechuang.kernel.identifiers.patent_number import check, check_digit, looks_like

applications = st.builds(
    lambda year, kind, serial: f"{year}{kind}{serial:07}",
    st.integers(2003, 2026),
    st.sampled_from("12389"),
    st.integers(1, 9_999_999),
)


@pytest.mark.parametrize(
    ("text", "normal", "kind"),
    [
        ("ZL95115608.X", "95115608.X", "发明"),
        ("97101765.4", "97101765.4", "发明"),
        ("ZL 2017 1 0601862.3", "201710601862.3", "发明"),
        ("CN201710601862.3", "201710601862.3", "发明"),
        ("2017106018623", "201710601862.3", "发明"),
        ("zl２０１７１０６０１８６２．３", "201710601862.3", "发明"),
    ],
)
def test_published_numbers_are_valid_however_they_are_written(text: str, normal: str, kind: str) -> None:
    found = check(text)
    assert looks_like(text)
    assert (found.verdict, found.normal, str(found.parts[1].meaning)) == ("valid", normal, kind)


def test_a_wrong_check_digit_is_told_with_the_right_one() -> None:
    (problem,) = check("ZL201710601862.4").problems
    assert (problem.code, problem.at) == ("patent_number.check", 13)
    assert "应为“3”" in problem.sentence.zh


def test_a_number_without_its_check_digit_is_unknown_and_offered_it() -> None:
    found = check("ZL201710601862")
    assert found.verdict == "unknown"
    assert "算得为“3”" in found.said("zh")


@pytest.mark.parametrize("text", ["CN107123456A", "CN1234567C", "CN201234567U", "CN 107123456 A"])
def test_publication_numbers_are_checked_by_form(text: str) -> None:
    assert check(text).verdict == "valid"
    assert "只查写法" in check(text).said("zh")


@pytest.mark.parametrize("text", ["", "ZL", "ZL2017", "CN107123456", "2017106018"])
def test_a_malformed_number_is_refused(text: str) -> None:
    assert [p.code for p in check(text).problems] == ["patent_number.form"]


@pytest.mark.parametrize(
    ("digits", "valid"), [("200210000001", False), ("200310000001", True), ("03100001", True), ("04100001", False)]
)
def test_the_long_number_began_in_2003(digits: str, valid: bool) -> None:
    assert (check(f"{digits}.{check_digit(digits)}").verdict == "valid") is valid


def test_nothing_is_filed_after_the_day_asked_about() -> None:
    assert check("201710601862.3", date(2017, 1, 1)).verdict == "valid"
    assert [p.code for p in check("201710601862.3", date(2016, 12, 31)).problems] == ["patent_number.year"]


def test_a_kind_that_is_not_known_is_unknown() -> None:
    digits = "201750601862"
    assert check(f"{digits}.{check_digit(digits)}").verdict == "unknown"


@given(applications)
def test_the_check_digit_makes_a_number_valid(digits: str) -> None:
    text = f"{digits}.{check_digit(digits)}"
    assert check(text).verdict == "valid"
    assert check(text).normal == text
    assert looks_like(text)


@given(applications, st.integers(0, 11), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(digits: str, place: int, digit: str) -> None:
    assume(digits[place] != digit)
    assert check(f"{digits[:place]}{digit}{digits[place + 1 :]}.{check_digit(digits)}").verdict == "invalid"
