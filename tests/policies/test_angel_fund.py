"""天使投资子基金: the worked cases and both sides of every limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
FUND: dict[str, Any] = {
    "fund_in_hebei": "是",
    "fund_cash": "1000万元",
    "fund_form": "有限合伙制",
    "fund_size": "1000万元",
    "fund_guide": "300万元",
    "fund_largest_other": "400万元",
    "fund_private_first": "是",
    "fund_early_stage": "是",
    "fund_invested_in_firm": "500万元",
    "fund_share_of_firm": "20%",
    "fund_controls_firm": "否",
    "fund_in_province_share": "80%",
}


def held(explain: Explain, code: str, **facts: Any) -> bool | None:
    found = explain("angel_fund", "2018-06-01", **FUND | facts)
    return next(c.verdict for c in found.conditions if c.condition.code == code)


@pytest.mark.parametrize(
    ("code", "facts", "verdict"),
    [
        ("single", {"fund_invested_in_firm": "500万元"}, True),
        ("single", {"fund_invested_in_firm": "501万元"}, False),
        ("control", {"fund_share_of_firm": "51%"}, False),
        ("control", {"fund_share_of_firm": "50%"}, True),
        ("control", {"fund_controls_firm": "是"}, False),
        ("cash", {"fund_cash": "1000万元"}, True),
        ("cash", {"fund_cash": "999.99万元"}, False),
        ("guide", {"fund_guide": "350万元"}, True),
        ("guide", {"fund_guide": "350.01万元"}, False),
        ("not_largest", {"fund_guide": "399.99万元"}, True),
        ("not_largest", {"fund_guide": "400万元"}, False),
        ("form", {"fund_form": "其他"}, False),
        ("place", {"fund_in_hebei": "否"}, False),
        ("private_first", {"fund_private_first": "否"}, False),
        ("target", {"fund_early_stage": ""}, None),
    ],
)
def test_limits_of_a_sub_fund_and_of_its_investments(
    code: str, facts: dict[str, str], verdict: bool | None, explain: Explain
) -> None:
    assert held(explain, code, **facts) is verdict


def test_the_share_to_be_invested_in_the_province_has_not_been_found(explain: Explain) -> None:
    found = explain("angel_fund", "2018-06-01", **FUND)
    assert found.verdict is None
    assert [p.name for p in found.unknown_figures] == ["angel_fund_in_province"]
    assert explain("angel_fund", "2018-06-01", **FUND | {"fund_cash": "1万元"}).verdict is False


def test_nothing_is_said_before_2017() -> None:
    with pytest.raises(NotInForce):
        catalogue().law("angel_fund", date(2016, 12, 31))
