"""市县科技贷款贴息: a share of what was paid, for so many days and up to such a rate; open without a place's table."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce
from kechuang.rules.rows import row
from kechuang.rules.worked import supposed

LOAN: dict[str, Any] = {
    "loan_interest_holder": "是",
    "interest_principal": "100万元",
    "loan_rate": "4%",
    "interest_since": "2021-01-01",
    "interest_until": "2021-12-27",
    "interest_paid": "5万元",
}
HERE = {
    "loan_interest_rate": "4.35%",
    "loan_interest_days": "360天",
    "loan_interest_share": "50%",
    "loan_interest_cap": "2万元",
}


def told(on: str = "2022-06-01", figures: dict[str, str] = HERE, **facts: Any) -> Explanation:
    known = catalogue().parameters()
    law = catalogue().law("loan_interest", date.fromisoformat(on), supposed(figures, known))
    return law.explain(row(LOAN | facts, law.facts))


def paid(found: Explanation) -> Fraction | None:
    return next(one.value for one in found.amounts if one.amount.code == "paid")


@pytest.mark.parametrize(
    ("rate", "yuan"),
    [("3.99%", 19_950), ("4%", 20_000), ("4.35%", 20_000)],  # half of 39,900; of 40,000, the cap; the cap
)
def test_a_share_of_the_interest_counts_up_to_the_cap(rate: str, yuan: int) -> None:
    assert paid(told(loan_rate=rate)) == yuan


@pytest.mark.parametrize(("until", "days"), [("2021-12-26", 359), ("2021-12-27", 360), ("2021-12-28", 360)])
def test_no_more_days_count_than_the_place_sets(until: str, days: int) -> None:
    found = told(figures=HERE | {"loan_interest_cap": "100万元"}, interest_until=until)
    assert float(paid(found) or 0) == pytest.approx(days / 360 * 20_000)


def test_a_time_of_no_day_and_interest_without_receipts_are_refused() -> None:
    assert told(interest_until="2021-01-01").verdict is False
    assert told(interest_until="2021-01-02").verdict is True
    assert told(interest_paid="0元").verdict is False


@pytest.mark.parametrize("name", sorted(HERE))
def test_without_any_one_figure_of_the_place_the_amount_is_open(name: str) -> None:
    assert paid(told(figures={key: text for key, text in HERE.items() if key != name})) is None


def test_who_may_have_it_is_judged_and_nothing_is_said_before_2016() -> None:
    assert told(loan_interest_holder="").verdict is None
    with pytest.raises(NotInForce):
        catalogue().law("loan_interest", date(2015, 12, 31))
