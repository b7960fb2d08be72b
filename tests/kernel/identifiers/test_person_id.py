"""Citizen identity numbers: the check character, the birthday, old numbers and permits. The numbers are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kechuang.kernel.errors import BadInput
from kechuang.kernel.identifiers.person_id import born, check, check_character, looks_like

divisions = st.sampled_from(["130181", "110105", "999001", "720101"])
days = st.dates(date(1920, 1, 1), date(2026, 1, 1))
numbers = st.builds(
    lambda place, day, order: (first := f"{place}{day:%Y%m%d}{order:03}") + check_character(first),
    divisions,
    days,
    st.integers(0, 999),
)


def test_the_example_of_the_standard_is_valid() -> None:
    """GB 11643 prints 11010519491231002X as its example."""
    found = check("11010519491231002X")
    assert found.verdict == "valid"
    assert [part.value for part in found.parts] == ["110105", "1949-12-31"]
    assert str(found.parts[0].meaning) == "北京市朝阳区"
    assert check("11010519491231002x").normal == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "codes", "at"),
    [
        ("110105194912310021", ["person_id.check"], 18),
        ("11010519491331002X", ["person_id.birthday"], 7),
        ("1101051949123100", ["person_id.length"], None),
        ("11010519491231O02X", ["person_id.character"], 15),
        ("11010519491231002Y", ["person_id.character"], 18),
    ],
)
def test_a_wrong_number_is_refused_with_the_place(number: str, codes: list[str], at: int | None) -> None:
    found = check(number)
    assert [p.code for p in found.problems][:1] == codes
    assert found.problems[0].at == at


def test_the_right_check_character_is_not_given_away() -> None:
    assert "X" not in check("110105194912310021").said("zh")


def test_what_a_spreadsheet_spoiled_is_told_so() -> None:
    assert "把该列设为文本" in check("110105194912310000").said("zh")


def test_nobody_is_born_after_the_day_asked_about() -> None:
    assert check("11010519491231002X", date(1949, 12, 31)).verdict == "valid"
    assert [p.code for p in check("11010519491231002X", date(1949, 12, 30)).problems] == ["person_id.unborn"]


def test_an_old_number_cannot_be_checked() -> None:
    found = check("110105491231002")
    assert found.verdict == "unknown"
    assert "2013年1月1日起停用" in found.said("zh")
    assert born("110105491231002") == date(1949, 12, 31)
    assert check("110105491331002").verdict == "invalid"


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("81000019900101001", "港澳居民居住证（香港）"),
        ("83000019900101001", "台湾居民居住证"),
        ("91115619900101001", "外国人永久居留身份证"),
    ],
)
def test_permits_are_named(first: str, name: str) -> None:
    assert str(check(first + check_character(first)).parts[0].meaning) == name


def test_a_division_that_no_list_has_is_not_judged() -> None:
    number = "72010119900101001" + check_character("72010119900101001")
    assert check(number).verdict == "valid"
    assert "没有720101，未作判断" in check(number).said("zh")


@given(numbers)
def test_what_the_standard_makes_is_valid_and_tells_the_birthday(number: str) -> None:
    assert looks_like(number)
    assert check(number).verdict == "valid"
    assert f"{born(number):%Y%m%d}" == number[6:14]


@given(numbers, st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(number: str, place: int, digit: str) -> None:
    assume(number[place] != digit)
    wrong = number[:place] + digit + number[place + 1 :]
    assert check(wrong).verdict == "invalid"
    with pytest.raises(BadInput):
        born(wrong)
