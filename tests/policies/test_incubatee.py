"""在孵企业: two years at entry, four years inside, five in slow fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
FIRM: dict[str, Any] = {
    "firm_tech_work": "是",
    "firm_inside": "是",
    "registered": "2016-05-10",
    "firm_entered": "2018-01-01",
    "firm_field": "一般",
}


@pytest.mark.parametrize(("entered", "counts"), [("2018-05-10", True), ("2018-05-11", False)])
def test_a_firm_of_more_than_two_years_at_entry_does_not_count(entered: str, counts: bool, explain: Explain) -> None:
    assert explain("incubatee", "2019-01-01", **FIRM | {"firm_entered": entered}).verdict is counts


@pytest.mark.parametrize(
    ("on", "field", "counts"),
    [
        ("2022-01-01", "一般", True),
        ("2022-01-02", "一般", False),
        ("2022-01-02", "生物医药", True),
        ("2023-01-01", "现代农业", True),
        ("2023-01-02", "集成电路", False),
    ],
)
def test_time_inside_depends_on_the_field(on: str, field: str, counts: bool, explain: Explain) -> None:
    assert explain("incubatee", on, **FIRM | {"firm_field": field}).verdict is counts
