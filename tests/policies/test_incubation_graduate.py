"""孵化毕业企业: one of four signs is enough, and 超过 excludes the figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
NONE: dict[str, Any] = {
    "hnte_certificate": "否",
    "firm_venture": "0元",
    "sales_y1": "0元",
    "sales_y2": "0元",
    "firm_listed": "否",
}


@pytest.mark.parametrize(
    ("facts", "graduates"),
    [
        ({}, False),
        ({"hnte_certificate": "是"}, True),
        ({"firm_venture": "500万元"}, False),
        ({"firm_venture": "500.01万元"}, True),
        ({"sales_y1": "600万元", "sales_y2": "400万元"}, False),
        ({"sales_y1": "600万元", "sales_y2": "400.01万元"}, True),
        ({"firm_listed": "是"}, True),
    ],
)
def test_one_sign_is_enough(facts: dict[str, Any], graduates: bool, explain: Explain) -> None:
    assert explain("incubation_graduate", "2019-06-01", **NONE | facts).verdict is graduates
