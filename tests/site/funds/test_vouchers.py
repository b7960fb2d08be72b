"""Vouchers: issued, used, redeemed once by a payment, never above the face nor after the last day; what lapses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kechuang.kernel.errors import BadInput, Conflict, Refused

from .applying import CODE, NAME, applied, do, granted
from .indirectly import BANK, CITY, SERVICE, Scene, paid, scene, voucher

pytestmark = pytest.mark.django_db
__all__ = ["scene"]
HOLDER = {"fact.city_voucher_holder": "是"}


def held(number: str) -> Any:
    from kechuang.funds.vouchers.held import voucher as of

    return of(number)


def claim(scene: Scene, call: Any, number: str, **more: str) -> Any:
    return applied(call, scene.chen, SERVICE | {"claim.voucher": number} | more)


def test_a_voucher_is_redeemed_by_the_payment_and_by_no_other(scene: Scene) -> None:
    from kechuang.funds.models import Award, Payment

    call = scene.call("city_voucher", CITY)
    case = granted(claim(scene, call, "Q1"), scene.one, **HOLDER)
    with pytest.raises(Conflict, match=f"已在办件{case.number}中申请兑付"):
        claim(scene, call, "Q1", voucher_redeemed_this_year="7万元")
    assert held("Q1").state == "issued"
    paid(scene, Award.objects.get(), CODE, NAME)
    one, payment = held("Q1"), Payment.objects.get()
    assert (one.state, one.redeemed, one.payment) == ("redeemed", 70_000_00, payment.number)
    assert (one.provider, one.contract) == (SERVICE["claim.provider"], SERVICE["claim.contract"])
    with pytest.raises(Conflict, match=f"已兑付（拨付单{payment.number}）"):
        claim(scene, call, "Q1", voucher_redeemed_this_year="7万元")


@pytest.mark.parametrize(("face", "fen"), [(70_000_00, 70_000_00), (69_999_99, 69_999_99), (80_000_00, 70_000_00)])
def test_a_voucher_pays_no_more_than_its_face(scene: Scene, face: int, fen: int) -> None:
    from kechuang.funds.models import Application

    voucher("Q9", face)
    claim(scene, scene.call("city_voucher", CITY), "Q9")
    of = Application.objects.get()
    assert of.fen == fen
    assert ("按创新券Q9的券面" in of.basis["reason_zh"]) == (face < 70_000_00)


@pytest.mark.parametrize(("after", "fine"), [(0, True), (-1, False)])
def test_a_claim_handed_in_on_the_last_day_holds_and_on_the_next_day_does_not(
    scene: Scene, after: int, fine: bool
) -> None:
    last = timezone.localdate() + timedelta(days=after)
    voucher("Q9", issued=date(last.year - 1, 1, 1), last_day=last)
    call = scene.call("city_voucher", CITY)
    if not fine:
        with pytest.raises(BadInput, match=f"已于{last}到期"):
            claim(scene, call, "Q9")
        return
    assert claim(scene, call, "Q9").state == "submitted"


def test_what_is_anothers_or_unknown_or_withdrawn_is_not_redeemed(scene: Scene) -> None:
    from kechuang.funds.actions.issue_voucher import issue_voucher
    from kechuang.funds.actions.withdraw_voucher import withdraw_voucher

    today, call = timezone.localdate(), scene.call("city_voucher", CITY)
    issue_voucher(BANK, 1_000_00, None, issued=today, last_day=None, document="明科发3号", number="B1")
    with pytest.raises(BadInput, match="不是发给本单位"):
        claim(scene, call, "B1")
    with pytest.raises(BadInput, match="台账里没有"):
        claim(scene, call, "NO")
    withdraw_voucher(held("Q2"), scene.one, reason="转让他人使用", since=today)
    with pytest.raises(Conflict, match="已收回"):
        claim(scene, call, "Q2")


def test_vouchers_are_issued_by_officers_to_who_is_on_record_and_numbered_in_their_year(scene: Scene) -> None:
    from kechuang.funds.actions.issue_voucher import issue_voucher
    from kechuang.registry.kinds.voucher import Voucher

    told: dict[str, Any] = {"issued": date(2026, 3, 1), "last_day": date(2026, 9, 1), "document": "明科发3号"}
    first = issue_voucher(CODE, 1, scene.one, **told)
    second = issue_voucher(CODE, 5_000_000, scene.two, **told)
    assert (first.number, second.number, second.name) == ("CXQ202600001", "CXQ202600002", NAME)
    with pytest.raises(Refused):
        issue_voucher(CODE, 1, scene.chen, **told)
    for wrong in (
        {"organisation": "91139181MA0XJ9999X"},
        {"face": 0},
        {"document": ""},
        {"last_day": date(2026, 2, 1)},
    ):
        given: dict[str, Any] = {"organisation": CODE, "face": 1} | told | wrong
        with pytest.raises(BadInput):
            issue_voucher(given.pop("organisation"), given.pop("face"), scene.one, **given)
    assert Voucher.objects.filter(number__startswith="CXQ").count() == 2


def test_a_contract_is_noted_within_the_time_of_the_voucher_and_once_redeemed_no_more(scene: Scene) -> None:
    from kechuang.funds.actions.use_voucher import use_voucher

    last = date(2026, 9, 1)
    voucher("Q9", issued=date(2026, 3, 1), last_day=last)
    told = {"provider": "检验中心", "contract": "JC-1"}
    for wrong in (last + timedelta(days=1), date(2026, 2, 28)):
        with pytest.raises(BadInput):
            use_voucher(held("Q9"), scene.one, used=wrong, **told)
    with pytest.raises(BadInput):
        use_voucher(held("Q9"), scene.one, used=last, provider="检验中心", contract=" ")
    used = use_voucher(held("Q9"), scene.one, used=last, **told)
    assert (used.state, used.contract, used.valid_from) == ("used", "JC-1", last)


def test_a_voucher_lapses_once_after_its_last_day_unless_a_claim_came_in_time(scene: Scene) -> None:
    from kechuang.funds.actions.lapse_vouchers import lapse_vouchers
    from kechuang.funds.actions.withdraw_voucher import withdraw_voucher

    today = timezone.localdate()
    for number in ("Q7", "Q8"):
        voucher(number, issued=today - timedelta(days=90), last_day=today)
    case = claim(scene, scene.call("city_voucher", CITY), "Q8")
    assert lapse_vouchers(today) == 0
    tomorrow = today + timedelta(days=1)
    assert lapse_vouchers(tomorrow) == 1
    assert lapse_vouchers(tomorrow) == 0
    assert [(held(n).state, held(n).valid_from) for n in ("Q7", "Q8")] == [
        ("lapsed", tomorrow),
        ("issued", today - timedelta(days=90)),
    ]
    with pytest.raises(Conflict, match="兑付办理中"):
        withdraw_voucher(held("Q8"), scene.one, reason="转让他人使用", since=today)
    do(do(case, "admit", scene.one), "refuse", scene.one, reason="合同不属于支持范围")
    assert lapse_vouchers(tomorrow) == 1


def test_who_holds_no_voucher_of_its_own_sees_none(scene: Scene) -> None:
    from kechuang.accounts.access import visible
    from kechuang.registry.kinds.voucher import Voucher

    assert visible(scene.chen, Voucher.objects.standing()).count() == 2
    assert not visible(scene.clerk, Voucher.objects.standing()).exists()
