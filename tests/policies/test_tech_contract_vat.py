"""技术合同增值税免税: kinds, work tied to them, and the open question since the law of 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
WAN = 10_000
DEAL: dict[str, Any] = {
    "contract_kind": "技术转让",
    "contract_written": "是",
    "contract_recognised": "是",
    "contract_technical_income": "380万元",
}


def exempt(found: Explanation) -> Fraction | None:
    return next(a.value for a in found.amounts if a.amount.code == "exempt")


@pytest.mark.parametrize("kind", ["技术转让", "技术许可", "委托开发", "合作开发"])
def test_transfer_and_development_are_exempt(kind: str, explain: Explain) -> None:
    found = explain("tech_contract_vat", "2018-06-01", **DEAL | {"contract_kind": kind})
    assert found.verdict is True
    assert exempt(found) == 380 * WAN


@pytest.mark.parametrize(("tied", "invoice", "verdict"), [("是", "是", True), ("是", "否", False), ("否", "是", False)])
def test_consulting_and_services_only_when_tied_and_on_the_same_invoice(
    tied: str, invoice: str, verdict: bool, explain: Explain
) -> None:
    given = DEAL | {"contract_kind": "技术咨询", "contract_tied": tied, "contract_same_invoice": invoice}
    found = explain("tech_contract_vat", "2018-06-01", **given)
    assert found.verdict is verdict
    assert exempt(found) == (380 * WAN if verdict else 0)


@pytest.mark.parametrize("fact", ["contract_written", "contract_recognised"])
def test_the_contract_is_written_and_recognised(fact: str, explain: Explain) -> None:
    assert explain("tech_contract_vat", "2018-06-01", **DEAL | {fact: "否"}).verdict is False
    unasked = explain("tech_contract_vat", "2018-06-01", **DEAL | {fact: ""})
    assert (unasked.verdict, exempt(unasked)) == (None, None)


def test_since_the_law_of_2026_it_is_undetermined(explain: Explain) -> None:
    assert explain("tech_contract_vat", "2025-12-31", **DEAL).verdict is True
    found = explain("tech_contract_vat", "2026-01-01", **DEAL)
    assert (found.verdict, exempt(found)) == (None, None)
    assert [p.name for p in found.unknown_figures] == ["tech_contract_vat_share"]


def test_nothing_is_said_before_the_tax_replaced_the_business_tax() -> None:
    with pytest.raises(NotInForce, match="2016-05-01"):
        catalogue().law("tech_contract_vat", date(2016, 4, 30))
