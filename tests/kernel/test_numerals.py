"""Chinese numerals read as whole numbers."""

from __future__ import annotations

import pytest

from kechuang.kernel.numerals import integer


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十三", 23),
        ("九十九", 99),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十", 110),
        ("两千", 2000),
        ("三千零二十", 3020),
        ("三万五千", 35000),
        ("十二万", 120000),
        ("一亿二千万", 120_000_000),
        ("一百二十三万四千五百六十七", 1_234_567),
        ("零", 0),
        ("贰拾叁", 23),
        ("12", 12),
    ],
)
def test_a_numeral_with_units_is_its_sum(text: str, number: int) -> None:
    assert integer(text) == number


@pytest.mark.parametrize(("text", "number"), [("二〇一八", 2018), ("二○二六", 2026), ("二零二五", 2025)])
def test_digits_without_units_are_read_as_places(text: str, number: int) -> None:
    assert integer(text) == number


@pytest.mark.parametrize("text", ["", "甲", "三乙", "1.5", "-1", "十三五年", "一二十"])
def test_what_is_no_whole_number_is_none(text: str) -> None:
    assert integer(text) is None
