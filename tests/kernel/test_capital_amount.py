"""Amounts in capitals, as a bank takes them; the examples are those of the rule itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.kernel.capital_amount import capital
from kechuang.kernel.numerals import integer


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (1_409_50, "壹仟肆佰零玖元伍角"),
        (6_007_14, "陆仟零柒元壹角肆分"),
        (1_680_32, "壹仟陆佰捌拾元叁角贰分"),
        (107_000_53, "壹拾万柒仟元伍角叁分"),
        (16_409_02, "壹万陆仟肆佰零玖元零贰分"),
        (325_04, "叁佰贰拾伍元零肆分"),
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角"),
        (10_00, "壹拾元整"),
        (100_000_000_00, "壹亿元整"),
        (100_010_000_00, "壹亿零壹万元整"),
        (1_000_000_000_001_00, "壹万亿零壹元整"),
    ],
)
def test_an_amount_is_written_as_the_rule_of_bank_forms_has_it(fen: int, said: str) -> None:
    assert capital(fen) == said


@given(st.integers(min_value=1, max_value=10**11))
def test_the_yuan_of_an_amount_read_back_are_the_same(yuan: int) -> None:
    assert integer(capital(yuan * 100).removesuffix("元整")) == yuan


def test_below_nought_there_is_no_amount() -> None:
    with pytest.raises(ValueError, match="-1"):
        capital(-1)
