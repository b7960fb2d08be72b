"""The modes of support: each amount exact, held to its bounds, with its source; undetermined where a figure is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kechuang.funds.modes import competitive, interest, post_subsidy, risk_cover, stable, voucher
from kechuang.funds.modes.competitive import Applicant, ranked
from kechuang.kernel.errors import BadInput
from kechuang.policies import catalogue
from kechuang.rules.rows import row
from kechuang.rules.worked import supposed

ON = date(2022, 6, 1)
TERMS = competitive.Terms(Fraction(1, 2), 100_000_00, Fraction(60))
HALF = {
    "loan_interest_share": "50%",
    "loan_interest_rate": "4.35%",
    "loan_interest_days": "360天",
    "loan_interest_cap": "20万元",
}


def figures(**told: str) -> Any:
    return supposed(told, catalogue().parameters())


@pytest.mark.parametrize(
    ("proposed", "budget", "fen"),
    [
        (80_000_00, 200_000_00, 80_000_00),  # what the panel said
        (80_000_00, 160_000_00, 80_000_00),  # half of the budget, exactly
        (80_000_00, 159_999_99, 79_999_99),  # half of a budget of odd fen, rounded down
        (150_000_00, 900_000_00, 100_000_00),  # the cap
    ],
)
def test_a_competitive_project_gets_what_its_panel_proposed_within_share_and_cap(
    proposed: int, budget: int, fen: int
) -> None:
    support = competitive.amount(proposed, budget, TERMS)
    assert (support.fen, support.confidence, support.verify) == (fen, "local", True)
    assert "待主管部门确认" in str(support.citation)


def test_money_goes_down_the_ranking_and_nobody_passes_a_better_one() -> None:
    call = [
        Applicant("P1", Fraction(92), 60_00, 200_00),
        Applicant("P2", Fraction(88), 60_00, 200_00),
        Applicant("P3", Fraction(85), 10_00, 200_00),
        Applicant("P4", Fraction(59), 1_00, 200_00),
    ]
    placed = ranked(call, 100_00, TERMS)
    assert [(one.applicant.number, one.support and one.support.fen) for one in placed] == [
        ("P1", 60_00), ("P2", None), ("P3", None), ("P4", None),
    ]  # fmt: skip
    assert "备选" in placed[1].reason.zh
    assert "低于60" in placed[3].reason.zh
    exactly = ranked(call, 130_00, TERMS)
    assert [one.support is not None for one in exactly] == [True, True, True, False]


def test_what_is_decided_stands_below_the_line_too_and_its_money_is_taken_off_first() -> None:
    call = [
        Applicant("P1", Fraction(92), 60_00, 200_00),
        Applicant("P2", Fraction(88), 30_00, 200_00),
        Applicant("P3", Fraction(50), 50_00, 200_00, settled=50_00),
    ]
    placed = ranked(call, 100_00, TERMS)
    assert [(one.applicant.number, one.standing) for one in placed] == [
        ("P1", "waits"), ("P2", "waits"), ("P3", "settled"),
    ]  # fmt: skip
    assert "只剩50.00元" in placed[0].reason.zh
    assert "备选" not in placed[2].reason.zh


@settings(deadline=None)  # a busy machine is no fault
@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 10**9), st.integers(0, 10**9)), max_size=12),
    st.integers(0, 10**10),
)
def test_no_call_gives_more_than_there_is_and_its_order_does_not_depend_on_how_it_came(
    told: list[tuple[int, int, int]], money: int
) -> None:
    call = [Applicant(f"P{n:02}", Fraction(s), p, b) for n, (s, p, b) in enumerate(told)]
    placed = ranked(call, money, TERMS)
    assert sum(one.support.fen or 0 for one in placed if one.support) <= money
    assert placed == ranked(call[::-1], money, TERMS)


def test_stable_support_follows_the_grade_and_is_open_without_one() -> None:
    shares = {"excellent": Fraction("1.2"), "good": Fraction(1), "fair": Fraction(1, 2), "poor": Fraction(0)}
    terms = stable.Terms(1_000_000_01, shares)  # type: ignore[arg-type]
    assert stable.amount(terms, "excellent").fen == 1_200_000_01
    assert stable.amount(terms, "fair").fen == 500_000_00  # half a fen is not paid
    assert stable.amount(terms, "poor").fen == 0
    nobody = stable.amount(terms, None)
    assert (nobody.fen, nobody.verify) == (None, True)


def test_a_post_subsidy_is_what_the_policy_grants_and_open_where_its_share_was_never_found() -> None:
    facts = {
        "hnte_certificate": True, "rd_deduction_claimed": True, "rd_verified_by_tax": True,
        "rd_deductible": 8_000_000_00, "rd_deductible_y2": 6_000_000_00,
    }  # fmt: skip
    open_ = post_subsidy.amount("rd", facts, ON)
    assert (open_.fen, open_.verify) == (None, True)
    assert "补助比例" in open_.reason.zh
    here = figures(post_subsidy_share="10%", post_subsidy_cap="100万元")
    assert post_subsidy.amount("rd", facts, ON, figures=here).fen == 200_000_00
    none = post_subsidy.amount("rd", facts | {"rd_deductible": 6_000_000_00}, ON, figures=here)
    assert (none.fen, "研发费用比上年度增加" in none.reason.zh) == (0, True)
    assert post_subsidy.amount("rd", facts, date(2019, 1, 1)).fen is None  # no such policy then
    with pytest.raises(BadInput):
        post_subsidy.amount("x", {}, ON)


def test_a_voucher_and_a_covered_loan_pay_by_their_policies() -> None:
    here = figures(city_voucher_full_up_to="5万元", city_voucher_share="50%", city_voucher_year="20万元")
    facts = {
        "city_voucher_holder": True, "voucher_first_claim": False, "voucher_asked": 80_000_00,
        "voucher_used_this_year": 0, "voucher_eligible_cost": 80_000_00, "voucher_balance": 80_000_00,
        "voucher_redeemed_this_year": 0,
    }  # fmt: skip
    assert voucher.amount(facts, date(2018, 6, 1), figures=here).fen == 65_000_00
    assert voucher.amount(facts, date(2018, 6, 1)).fen is None
    assert risk_cover.amount({}, date(2018, 6, 1)).fen is None


@pytest.mark.parametrize(
    ("rate", "until", "paid", "fen"),
    [
        ("4.35%", date(2021, 12, 27), "5万元", 21_750_00),  # 360 days at the highest rate: half of 43,500
        ("4.35%", date(2022, 12, 27), "9万元", 21_750_00),  # no more days count
        ("6%", date(2021, 12, 27), "9万元", 21_750_00),  # nor a higher rate
        ("4.35%", date(2021, 1, 2), "9万元", 60_41),  # one day: 120.833…, half of it rounded down
        ("4.35%", date(2021, 12, 27), "4万元", 20_000_00),  # no more than was paid
        ("4.35%", date(2021, 1, 1), "4万元", 0),  # not a day
    ],
)
def test_interest_is_borne_by_its_share_rate_days_and_receipts(rate: str, until: date, paid: str, fen: int) -> None:
    assert interest.amount(_loan("100万元", rate, until, paid), ON, figures=figures(**HALF)).fen == fen


def test_interest_is_held_to_the_cap_and_open_without_the_figures_of_a_place() -> None:
    big = _loan("10000万元", "4%", date(2021, 12, 27), "1000万元")
    assert interest.amount(big, ON, figures=figures(**HALF)).fen == 200_000_00
    nothing = interest.amount(big, ON)
    assert nothing.fen is None
    assert "贴息比例" in nothing.reason.zh


@settings(deadline=None)  # a busy machine is no fault
@given(st.integers(1, 10**7), st.integers(1, 360))
def test_no_fen_of_interest_is_lost_or_made(yuan_: int, days: int) -> None:
    until = date.fromordinal(date(2021, 1, 1).toordinal() + days)
    exact = Fraction(yuan_ * 100) * Fraction("0.0435") * days / 360 / 2
    facts = _loan(f"{yuan_}元", "4.35%", until, "100000万元")
    told = interest.amount(facts, ON, figures=figures(**HALF))
    assert told.fen == min(int(exact), 200_000_00)


def _loan(principal: str, rate: str, until: date, paid: str) -> dict[str, Any]:
    told = {"interest_principal": principal, "loan_rate": rate, "interest_since": "2021-01-01"}
    told |= {"interest_until": until.isoformat(), "interest_paid": paid, "loan_interest_holder": "是"}
    return row(told, catalogue().facts_of("loan_interest"))
