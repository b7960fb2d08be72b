"""A place's own cover of loans: both sides of class, loss and cap; nothing is told of figures it has not set."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation
from kechuang.rules.rows import row
from kechuang.rules.worked import supposed

LOAN: dict[str, Any] = {
    "city_loan_cover_holder": "是",
    "loan_class": "次级",
    "loan_principal_lost": "120万元",
    "loan_interest_lost": "2万元",
}
FIGURES = {"city_loan_cover_interest": "0%", "city_loan_cover_share": "50%", "city_loan_cover_cap": "60万元"}


def told(figures: dict[str, str] | None = None, **facts: Any) -> Explanation:
    local = supposed(FIGURES if figures is None else figures, catalogue().parameters())
    law = catalogue().law("city_loan_cover", date(2025, 6, 1), local)
    return law.explain(row(LOAN | facts, law.facts))


def paid(found: Explanation) -> Fraction | None:
    return next(one.value for one in found.amounts if one.amount.code == "paid")


@pytest.mark.parametrize(
    ("lost", "yuan"), [("119.9998万元", 599_999), ("120万元", 600_000), ("120.0002万元", 600_000), ("0.01元", 0.005)]
)
def test_half_of_the_loss_up_to_the_cap(lost: str, yuan: float) -> None:
    assert paid(told(loan_principal_lost=lost)) == Fraction(str(yuan))


@pytest.mark.parametrize(("classed", "verdict"), [("关注", False), ("次级", True), ("损失", True)])
def test_a_loss_counts_from_substandard_on(classed: str, verdict: bool) -> None:
    assert told(loan_class=classed).verdict is verdict


def test_without_a_loss_nothing_is_due_and_interest_counts_by_the_place() -> None:
    assert told(loan_principal_lost="0元").verdict is False
    assert paid(told(FIGURES | {"city_loan_cover_interest": "100%"}, loan_principal_lost="10万元")) == 60_000


def test_what_the_place_has_not_set_leaves_the_amount_open() -> None:
    for name in FIGURES:
        assert paid(told({n: text for n, text in FIGURES.items() if n != name})) is None
