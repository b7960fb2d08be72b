"""Organisation codes of GB 11714: the check character, with and without the dash."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kechuang.kernel.identifiers.organisation_code import check, check_character, looks_like

bodies = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8)


@pytest.mark.parametrize("text", ["60003734-1", "600037341", "ma0xj000-0", "５５１３８５０８２"])
def test_a_right_code_is_valid_however_it_is_written(text: str) -> None:
    assert looks_like(text)
    assert check(text).verdict == "valid"
    assert len(check(text).normal) == 9


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("600037342", "organisation_code.organisation_check", 9),
        ("6000373", "organisation_code.length", None),
        ("6000_7341", "organisation_code.character", 5),
    ],
)
def test_a_wrong_one_is_refused_with_the_place(text: str, code: str, at: int | None) -> None:
    assert [(p.code, p.at) for p in check(text).problems] == [(code, at)]


@given(bodies)
def test_the_check_character_makes_a_code_valid(body: str) -> None:
    assert check(body + check_character(body)).verdict == "valid"


@given(bodies, st.sampled_from("0123456789X"))
def test_no_other_check_character_does(body: str, character: str) -> None:
    assume(character != check_character(body))
    assert check(body + character).verdict == "invalid"


def test_ten_is_written_x_and_eleven_nought() -> None:
    """A remainder of one leaves ten, a remainder of nought leaves eleven."""
    assert check_character("00000400") == "1"
    assert {check_character(f"{n:08}") for n in range(200)} == set("0123456789X")
    assert check_character("00000000") == "0"
