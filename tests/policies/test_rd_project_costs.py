"""研发项目其他相关费用限额: each project's own cap, until tax year 2020."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
WAN = 10_000


def counted(explain: Explain, five: str, other: str, research: str = "是") -> dict[str, Fraction | None]:
    found = explain(
        "rd_project_costs",
        "2018-12-31",
        project_five_heads=five,
        project_other_costs=other,
        project_is_research=research,
    )
    return {a.amount.code: a.value for a in found.amounts}


@pytest.mark.parametrize(("other", "most"), [("19.99万元", "19.99"), ("20万元", "20"), ("20.01万元", "20")])
def test_other_costs_may_be_a_tenth_of_the_project(other: str, most: str, explain: Explain) -> None:
    assert counted(explain, "180万元", other)["other"] == Fraction(most) * WAN


def test_the_cap_is_exact(explain: Explain) -> None:
    given = counted(explain, "200万元", "30万元")
    assert given["limit"] == Fraction(200 * WAN, 9)
    assert given["costs"] == Fraction(2000 * WAN, 9)


def test_what_is_not_research_counts_nothing(explain: Explain) -> None:
    assert counted(explain, "200万元", "30万元", "否")["costs"] == 0
    assert counted(explain, "200万元", "30万元", "")["costs"] is None


def test_projects_have_no_cap_of_their_own_from_2021() -> None:
    assert catalogue().law("rd_project_costs", date(2020, 12, 31))
    with pytest.raises(NotInForce, match="2021-01-01"):
        catalogue().law("rd_project_costs", date(2021, 1, 1))
