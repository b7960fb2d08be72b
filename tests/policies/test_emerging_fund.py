"""新兴产业创投引导基金: both sides of every limit of the guide of 2017."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
WAN = 10_000
FUND: dict[str, Any] = {
    "fund_size": "1亿元",
    "fund_lead_net_assets": "2500万元",
    "fund_lead_paid": "4000万元",
    "fund_largest_other": "4000万元",
    "fund_smallest_holder": "500万元",
    "fund_holders": 5,
    "fund_guide": "2000万元",
    "fund_investable": "1亿元",
    "fund_largest_investment": "2000万元",
    "fund_largest_share_of_firm": "30%",
    "fund_principal_returned": "是",
    "fund_guide_gain": "100万元",
}


def told(explain: Explain, **facts: Any) -> Explanation:
    return explain("emerging_fund", "2018-06-01", **FUND | facts)


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({}, True),
        ({"fund_size": "9999万元", "fund_guide": "0元"}, False),
        ({"fund_lead_net_assets": "2499.99万元"}, False),
        ({"fund_lead_paid": "2000万元", "fund_largest_other": "2000万元"}, True),
        ({"fund_lead_paid": "1999万元", "fund_largest_other": "1999万元"}, False),
        ({"fund_largest_other": "4000.01万元"}, False),
        ({"fund_smallest_holder": "499.99万元"}, False),
        ({"fund_holders": 2}, False),
        ({"fund_holders": 3}, True),
        ({"fund_holders": 15}, True),
        ({"fund_holders": 16}, False),
        ({"fund_guide": "2000.01万元"}, False),
        ({"fund_largest_investment": "2000.01万元"}, False),
        ({"fund_largest_share_of_firm": "30.01%"}, False),
        ({"fund_holders": ""}, None),
    ],
)
def test_the_limits_of_the_guide(facts: dict[str, Any], verdict: bool | None, explain: Explain) -> None:
    assert told(explain, **facts).verdict is verdict


@pytest.mark.parametrize(
    ("returned", "gain", "paid"), [("是", "100万元", 20), ("否", "100万元", 0), ("是", "-5万元", 0)]
)
def test_the_manager_shares_the_gain_once_the_principal_is_back(
    returned: str, gain: str, paid: int, explain: Explain
) -> None:
    found = told(explain, fund_principal_returned=returned, fund_guide_gain=gain)
    assert found.amounts[0].value == paid * WAN
