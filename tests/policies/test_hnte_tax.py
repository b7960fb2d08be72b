"""高新技术企业所得税优惠: the worked case, the first and last year of a certificate, the version boundary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
FIRM: dict[str, Any] = {"hnte_issued": "2018-11-23", "taxable_income": "1000万元", "hnte_standing": "是"}
WAN = 10_000


def amounts(found: Explanation) -> dict[str, Fraction | None]:
    return {a.amount.code: a.value for a in found.amounts}


def test_the_certificate_counts_for_the_whole_year_it_is_issued_in(explain: Explain) -> None:
    found = explain("hnte_tax", "2018-03-31", **FIRM)
    assert found.verdict is True
    assert amounts(found)["tax"] == 150 * WAN
    assert amounts(found)["saved"] == 100 * WAN
    assert amounts(found)["rate"] == Fraction(15, 100)


def test_without_recognition_by_the_end_of_the_last_year_the_difference_is_paid(explain: Explain) -> None:
    found = explain("hnte_tax", "2021-12-31", **FIRM, hnte_renewed="否")
    assert found.verdict is False
    paid = amounts(found)
    assert (paid["prepaid"], paid["top_up"], paid["tax"]) == (150 * WAN, 100 * WAN, 250 * WAN)


def test_with_recognition_in_the_last_year_nothing_more_is_due(explain: Explain) -> None:
    found = explain("hnte_tax", "2021-12-31", **FIRM, hnte_renewed="是")
    assert found.verdict is True
    assert (amounts(found)["tax"], amounts(found)["top_up"]) == (150 * WAN, 0)


def test_during_the_last_year_it_is_prepaid_at_fifteen_percent_and_the_end_is_open(explain: Explain) -> None:
    found = explain("hnte_tax", "2021-06-30", **FIRM)
    assert found.verdict is None
    assert [f.name for f in found.missing] == ["hnte_renewed"]
    paid = amounts(found)
    assert (paid["prepaid"], paid["top_up"], paid["tax"]) == (150 * WAN, None, None)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2017-12-31", False),
        ("2018-01-01", True),
        ("2020-12-31", True),
        ("2021-01-01", None),
        ("2021-12-31", None),
        ("2022-01-01", False),
    ],
)
def test_relief_runs_from_the_year_of_issue_to_the_year_of_expiry(
    day: str, verdict: bool | None, explain: Explain
) -> None:
    assert explain("hnte_tax", day, **FIRM).verdict is verdict


def test_outside_the_term_the_full_rate_is_prepaid_and_nothing_is_topped_up(explain: Explain) -> None:
    paid = amounts(explain("hnte_tax", "2022-06-30", **FIRM, hnte_renewed="否"))
    assert (paid["prepaid"], paid["top_up"], paid["tax"]) == (250 * WAN, 0, 250 * WAN)


@pytest.mark.parametrize(
    ("income", "tax"),
    [("-50万元", 0), ("0元", 0), ("0.01元", Fraction(15, 10_000)), ("333.33元", Fraction(499_995, 10_000))],
)
def test_tax_is_exact_and_a_loss_costs_none(income: str, tax: Fraction, explain: Explain) -> None:
    assert amounts(explain("hnte_tax", "2019-12-31", **FIRM | {"taxable_income": income}))["tax"] == tax


def test_a_status_revoked_for_the_year_takes_the_relief_away(explain: Explain) -> None:
    found = explain("hnte_tax", "2019-12-31", **FIRM | {"hnte_standing": "否"})
    assert found.verdict is False
    assert amounts(found)["tax"] == 250 * WAN
    unasked = explain("hnte_tax", "2019-12-31", **FIRM | {"hnte_standing": ""})
    assert unasked.verdict is None
    assert amounts(unasked)["tax"] is None


def test_losses_are_carried_forward_ten_years_since_2018(explain: Explain) -> None:
    assert "loss_years" not in amounts(explain("hnte_tax", "2017-12-31", **FIRM))
    assert amounts(explain("hnte_tax", "2018-01-01", **FIRM))["loss_years"] == 10


def test_years_before_2017_are_not_answered() -> None:
    assert catalogue().law("hnte_tax", date(2017, 1, 1))
    with pytest.raises(NotInForce, match="2017-01-01"):
        catalogue().law("hnte_tax", date(2016, 12, 31))
