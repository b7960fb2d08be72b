"""Bank cards: the check digit of ISO/IEC 7812. The numbers are public test numbers or made here."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kechuang.kernel.identifiers.bank_card import check, check_digit, looks_like

firsts = st.text("0123456789", min_size=12, max_size=18)


def test_known_numbers() -> None:
    """7992739871 with its digit 3 is the example that descriptions of the formula use."""
    assert check_digit("7992739871") == "3"
    assert check("4111 1111 1111 1111").verdict == "valid"
    assert check("4111 1111 1111 1111").normal == "4111111111111111"


@pytest.mark.parametrize(
    ("number", "code", "at"),
    [
        ("4111111111111112", "bank_card.check", 16),
        ("411111111111", "bank_card.length", None),
        ("41111111111111111111", "bank_card.length", None),
        ("4111111111111I11", "bank_card.character", 14),
    ],
)
def test_a_wrong_number_is_refused_with_the_place(number: str, code: str, at: int | None) -> None:
    assert [(p.code, p.at) for p in check(number).problems] == [(code, at)]


def test_what_a_spreadsheet_spoiled_is_told_so() -> None:
    assert "把该列设为文本" in check("6222021234567890000").said("zh")


@given(firsts)
def test_the_check_digit_makes_a_number_valid(first: str) -> None:
    number = first + check_digit(first)
    assert looks_like(number)
    assert check(number).verdict == "valid"


@given(firsts, st.data())
def test_one_wrong_digit_is_always_found(first: str, data: st.DataObject) -> None:
    number = first + check_digit(first)
    place = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(number[place] != digit)
    assert check(number[:place] + digit + number[place + 1 :]).verdict == "invalid"
