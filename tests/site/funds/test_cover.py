"""Pools that cover loans: the breaker on both sides of its limits, what enters, what is compensated, and once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.kernel.errors import BadInput, Conflict, Refused

from .applying import CODE, NAME, applied, granted
from .indirectly import BANK, BANK_NAME, Scene, paid, scene

pytestmark = pytest.mark.django_db
__all__ = ["scene"]
DAY = date(2025, 6, 1)
SHARES = {"city_loan_cover_share": "50%", "city_loan_cover_interest": "0%", "city_loan_cover_cap": "60万元"}


def pool(**more: Any) -> Any:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.cover_pool import CoverPool

    told = {"number": "P1", "name": "明湖市科技贷款风险补偿资金池", "founded": date(2024, 1, 1)}
    return enter(CoverPool, told | more, None)


def loan(contract: str, *, covered: bool = True, **more: Any) -> Any:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.loan import Loan

    told = {"bank": BANK, "bank_name": BANK_NAME, "contract": contract, "organisation": CODE, "name": NAME}
    told |= {"principal": 500_000_000, "balance": 400_000_000, "granted": date(2024, 3, 1)}
    cover = {"pool": "P1", "covered": date(2024, 3, 1)} if covered else {}
    return enter(Loan, told | cover | more, None)


def lost(fen: int) -> dict[str, Any]:
    return {"principal_lost": fen, "compensated": fen, "state": "defaulted"}


@pytest.mark.parametrize(
    ("compensated", "light"),
    [
        (12_000_000, "fine"),  # 3 % of 4 million exactly
        (12_000_001, "warned"),
        (20_000_000, "warned"),  # 5 % exactly
        (20_000_001, "halted"),
    ],
)
def test_a_bank_warns_and_halts_past_the_limits_of_the_pool_not_at_them(compensated: int, light: str) -> None:
    from kechuang.funds.cover.standing import of_pool
    from kechuang.registry.asof import AsOf

    one = pool(warn=30_000, halt=50_000)
    loan("D1", **lost(compensated))
    (bank,) = of_pool(one, AsOf.on(DAY)).banks
    assert (bank.light, bank.outstanding, bank.compensated) == (light, 400_000_000, compensated)


def test_limits_that_nobody_set_leave_it_undetermined_and_so_does_a_balance_nobody_knows() -> None:
    from kechuang.funds.cover.standing import of_pool
    from kechuang.registry.asof import AsOf

    one = pool()
    loan("D1", **lost(100_000_000))
    found = of_pool(one, AsOf.on(DAY))
    assert (found.warn, found.halt, found.banks[0].light) == (None, None, "open")
    other = pool(number="P2", warn=30_000, halt=50_000)
    loan("D2", pool="P2", balance=None)
    (bank,) = of_pool(other, AsOf.on(DAY)).banks
    assert (bank.light, bank.outstanding, bank.rate) == ("open", None, None)


def test_a_halted_bank_brings_no_new_loan_in_and_what_is_inside_stays(scene: Scene) -> None:
    from kechuang.funds.actions.cover_loan import cover_loan
    from kechuang.registry.actions.replace import replace
    from kechuang.registry.kinds.loan import Loan

    one = pool(warn=30_000, halt=50_000)
    bad = loan("D1", **lost(20_000_001))
    fresh = loan("D2", covered=False)
    told: dict[str, Any] = {"since": DAY, "document": "入池备案表1号"}
    with pytest.raises(Conflict, match="已熔断"):
        cover_loan(fresh, one, scene.one, **told)
    assert Loan.objects.standing().get(contract="D1").pool == "P1"
    replace(bad, {"balance": 400_000_020}, scene.one, since=date(2025, 5, 1), reason="还款计划调整")
    with pytest.raises(Refused):
        cover_loan(fresh, one, scene.chen, **told)
    inside = cover_loan(fresh, one, scene.one, **told)
    assert (inside.pool, inside.covered, inside.valid_from) == ("P1", DAY, DAY)
    with pytest.raises(Conflict, match="已纳入"):
        cover_loan(inside, one, scene.one, **told)


def test_only_loans_that_are_being_repaid_enter_and_not_before_they_were_lent(scene: Scene) -> None:
    from kechuang.funds.actions.cover_loan import cover_loan

    one = pool()
    for contract, wrong in (("D1", {"state": "overdue"}), ("D2", {"principal_lost": 1}), ("D3", {})):
        day = DAY if wrong else date(2024, 2, 29)
        with pytest.raises(BadInput):
            cover_loan(loan(contract, covered=False, **wrong), one, scene.one, since=day, document="入池备案表1号")


def test_a_bank_is_compensated_for_a_loan_of_the_pool_once_and_its_record_tells_the_facts(scene: Scene) -> None:
    from kechuang.cases.sheet import sheet_of
    from kechuang.funds.models import Application, Award, Payment
    from kechuang.registry.kinds.loan import Loan

    pool()
    call = scene.call("city_risk_cover", SHARES)
    bad = {"classed": "次级", "state": "defaulted", "principal_lost": 40_000_000, "interest_lost": 0}
    loan("D1", **bad)
    loan("D9", covered=False, **bad)
    texts = {"claim.borrower": CODE, "claim.contract": "D1"}
    with pytest.raises(BadInput, match="没有纳入风险补偿"):
        applied(call, scene.clerk, texts | {"claim.contract": "D9"}, code=BANK)
    case = applied(call, scene.clerk, texts, code=BANK)
    of = Application.objects.get(case=case)
    assert of.fen == 200_000_00
    assert "可补偿损失40万元×贷款损失补偿比例50%＝20万元；上限：单笔风险补偿上限60万元" in of.basis["reason_zh"]
    assert not {"loan_class", "loan_principal_lost"} & set(sheet_of(case).wants)
    with pytest.raises(Conflict, match=f"已在办件{case.number}中"):
        applied(call, scene.clerk, texts, code=BANK)
    granted(case, scene.one, **{"fact.city_loan_cover_holder": "是"})
    paid(scene, Award.objects.get(), BANK, BANK_NAME)
    told = Loan.objects.standing().filter(contract="D1").order_by("valid_from").last()
    assert (told.compensated, told.payment) == (200_000_00, Payment.objects.get().number)
    with pytest.raises(Conflict, match="已由拨付单"):
        applied(call, scene.clerk, texts, code=BANK)
