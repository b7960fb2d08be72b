"""Masks: what is hidden cannot be read from what is shown, and what is not understood is hidden whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel import masks


@pytest.mark.parametrize(
    ("mask", "text", "shown"),
    [
        (masks.phone, "138 1234 5678", "138****5678"),
        (masks.phone, "0311-83221234", "0311-****1234"),
        (masks.phone, "83221234", "****"),
        (masks.identity_number, "11010519491231002X", "110****002X"),
        (masks.identity_number, "110105491231002", "110****1002"),
        (masks.identity_number, "110105194912310021", "****"),  # wrong, and perhaps only mistyped
        (masks.bank_account, "4111 1111 1111 1111", "****1111"),
        (masks.bank_account, "12345678", "****"),
        (masks.email, "zhang@example.com", "z****@example.com"),
        (masks.email, "z@example.com", "****@example.com"),
        (masks.email, "zhang at example.com", "****"),
        (masks.person_name, "张三", "张*"),
        (masks.person_name, "王小明", "王**"),
        (masks.person_name, "欧阳修", "欧阳*"),
        (masks.person_name, "东方", "东*"),
        (masks.person_name, "司马相如", "司马**"),
        (masks.person_name, "阿迪力·买买提", "阿****"),
        (masks.person_name, "John Smith", "J****"),
        (masks.person_name, "张", "****"),
    ],
)
def test_enough_stays_to_tell_rows_apart(mask, text: str, shown: str) -> None:
    assert mask(text) == shown


@pytest.mark.parametrize(
    "mask", [masks.phone, masks.identity_number, masks.bank_account, masks.email, masks.person_name]
)
def test_nothing_stays_nothing(mask) -> None:
    assert mask("") == mask("  ") == ""


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_four_digits_of_a_mobile_are_hidden(number: str) -> None:
    shown = masks.phone(number)
    assert shown == number[:3] + "****" + number[-4:]


@given(st.text(min_size=2, max_size=12).filter(lambda name: len(name.strip()) > 1 and "*" not in name))
def test_a_name_never_shows_more_than_its_surname(name: str) -> None:
    shown = masks.person_name(name)
    assert shown != name.strip()
    assert len(shown.rstrip("*")) <= 2


@given(st.text(max_size=30))
def test_what_is_not_understood_is_hidden_whole(text: str) -> None:
    for kind, mask in masks.BY_KIND.items():
        shown = mask(text)
        assert "*" in shown or not text.strip()
        if kind != "email_address":
            assert len(shown.replace("*", "")) <= 9
