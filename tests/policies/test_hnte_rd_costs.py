"""高新技术企业研究开发费用归集: the cap of other costs, work given out, and its domestic part."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
WAN = 10_000
HEADS = ("personnel", "input", "depreciation", "amortisation", "design", "tooling")
YEAR: dict[str, Any] = {f"hnte_cost_{head}": "0元" for head in (*HEADS, "commissioned", "abroad", "other")}
YEAR |= {"hnte_cost_research": "是", "hnte_cost_personnel": "800万元"}


@pytest.fixture
def amounts(explain: Explain) -> Callable[..., dict[str, Fraction | None]]:
    def given(**facts: Any) -> dict[str, Fraction | None]:
        found = explain("hnte_rd_costs", "2018-06-01", **YEAR | facts)
        return {a.amount.code: a.value for a in found.amounts}

    return given


@pytest.mark.parametrize(
    ("other", "counted"), [("199.99万元", 1_999_900), ("200万元", 2_000_000), ("220万元", 2_000_000)]
)
def test_other_costs_are_a_fifth_of_all_at_most(other: str, counted: int, amounts: Callable[..., Any]) -> None:
    found = amounts(hnte_cost_other=other)
    assert found["other"] == counted
    assert found["total"] == 800 * WAN + counted


@pytest.mark.parametrize(("agreed", "outside"), [("是", 80 * WAN), ("否", 0), ("", None)])
def test_work_given_out_counts_at_80_percent_at_arms_length_only(
    agreed: str, outside: int | None, amounts: Callable[..., Any]
) -> None:
    assert amounts(hnte_cost_commissioned="100万元", hnte_cost_arms_length=agreed)["outside"] == outside


def test_what_went_abroad_is_not_domestic(amounts: Callable[..., Any]) -> None:
    found = amounts(hnte_cost_abroad="100万元", hnte_cost_arms_length="是")
    assert found["total"] == 880 * WAN
    assert found["domestic"] == 800 * WAN


@pytest.mark.parametrize("head", HEADS)
def test_every_head_counts_in_full(head: str, amounts: Callable[..., Any]) -> None:
    facts = {"hnte_cost_personnel": "0元", f"hnte_cost_{head}": "1万元"}
    assert amounts(**facts)["total"] == WAN
