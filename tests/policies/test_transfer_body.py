"""技术转移示范机构: two results below standard in a row, floors and subsidy of a jurisdiction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from kechuang.kernel.units import quantity
from kechuang.policies import catalogue
from kechuang.rules.law import Explanation
from kechuang.rules.parameters import Citation, Dated, Parameter
from kechuang.rules.rows import row

VerdictOf = Callable[..., bool | None]
Explain = Callable[..., Explanation]


@pytest.mark.parametrize(
    ("before", "last", "holds"), [("整改", "整改", False), ("合格", "整改", True), ("整改", "合格", True)]
)
def test_two_results_below_standard_in_a_row_end_the_status(
    before: str, last: str, holds: bool, verdict_of: VerdictOf
) -> None:
    facts = {"transfer_result_last": last, "transfer_result_before": before}
    assert verdict_of("transfer_body", "2018-06-01", "standing", **facts) is holds


def figure(name: str, written: str) -> Parameter:
    own = catalogue().parameters()[name]
    held = Dated(date(2010, 1, 1), Fraction(quantity(written)[0]), Citation("本地规定"), "local")
    return Parameter(name, own.label, own.unit, (held,))


@pytest.mark.parametrize(
    ("deals", "revenue", "contracts", "holds"), [(3, "20万元", "300万元", True), (2, "0元", "900万元", False)]
)
def test_floors_of_a_jurisdiction_count_income_or_contracts(
    deals: int, revenue: str, contracts: str, holds: bool
) -> None:
    local = {
        "transfer_deal_floor": figure("transfer_deal_floor", "3项"),
        "transfer_revenue_floor": figure("transfer_revenue_floor", "30万元"),
        "transfer_contract_floor": figure("transfer_contract_floor", "300万元"),
    }
    law = catalogue().law("transfer_body", date(2019, 6, 1), local)
    facts = row({"transfer_deals": deals, "transfer_revenue": revenue, "transfer_contracts": contracts}, law.facts)
    verdicts = {e.condition.code: e.verdict for e in law.explain(facts).conditions}
    assert (verdicts["deals"] and verdicts["income"]) is holds


@pytest.mark.parametrize(
    ("received", "subsidy"), [("3000万元", 600_000), ("8000万元", 1_000_000), ("5000万元", 1_000_000)]
)
def test_the_subsidy_is_a_share_of_money_received_up_to_its_cap(received: str, subsidy: int) -> None:
    local = {
        "transfer_subsidy_share": figure("transfer_subsidy_share", "2%"),
        "transfer_subsidy_cap": figure("transfer_subsidy_cap", "100万元"),
    }
    law = catalogue().law("transfer_body", date(2022, 6, 1), local)
    found = law.explain(row({"transfer_received": received}, law.facts))
    assert found.amounts[0].value == subsidy


def test_without_local_figures_the_verdict_is_undetermined(explain: Explain) -> None:
    assert explain("transfer_body", "2018-06-01", transfer_deals=50).verdict is None
