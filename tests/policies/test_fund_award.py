"""创业投资奖励: the floor, the term, the share and the cap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
WAN = 10_000
FUND: dict[str, Any] = {"fund_hebei_invested": "3000万元", "fund_hebei_months": 24, "fund_hebei_awarded": "否"}


@pytest.mark.parametrize(
    ("facts", "verdict", "award"),
    [
        ({}, True, 30),
        ({"fund_hebei_invested": "2999.99万元"}, False, 0),
        ({"fund_hebei_months": 23}, False, 0),
        ({"fund_hebei_awarded": "是"}, False, 0),
        ({"fund_hebei_invested": "20亿元"}, True, 2000),
        ({"fund_hebei_invested": "30亿元"}, True, 2000),
        ({"fund_hebei_invested": "19亿元"}, True, 1900),
        ({"fund_hebei_months": ""}, None, None),
    ],
)
def test_one_percent_up_to_twenty_million(
    facts: dict[str, Any], verdict: bool | None, award: int | None, explain: Explain
) -> None:
    found = explain("fund_award", "2018-06-01", **FUND | facts)
    assert found.verdict is verdict
    assert found.amounts[0].value == (None if award is None else award * WAN)
