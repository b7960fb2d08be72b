"""Budgets, awards and payments as acts: exact to the fen, two people, one payee, harmless repeats, told refusals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.events.models import Event
from kechuang.funds.actions.approve_payment import approve_payment
from kechuang.funds.actions.carry_over import carry_over
from kechuang.funds.actions.check_account import check_account
from kechuang.funds.actions.confirm_paid import confirm_paid
from kechuang.funds.actions.correct_payment import correct_payment
from kechuang.funds.actions.cut_award import cut_award
from kechuang.funds.actions.cut_budget import cut_budget
from kechuang.funds.actions.note_bounced import note_bounced
from kechuang.funds.actions.open_line import open_line
from kechuang.funds.actions.refuse_payment import refuse_payment
from kechuang.funds.actions.release_payment import release_payment
from kechuang.funds.actions.return_surplus import return_surplus
from kechuang.funds.actions.set_budget import set_budget
from kechuang.funds.actions.shift_budget import shift_budget
from kechuang.funds.actions.undo_budget import undo_budget
from kechuang.funds.balances import balances
from kechuang.funds.models import LedgerEntry, Payment
from kechuang.funds.paying import for_another
from kechuang.funds.proving import prove
from kechuang.kernel.errors import BadInput, Conflict, KechuangError, Refused

from .conftest import CODE, DAY, NAME, YEAR

pytestmark = pytest.mark.django_db


def stands(**where: Any) -> dict[str, int]:
    """What stands on each kind of account, in yuan."""
    sums: dict[str, int] = {}
    for account, fen in balances(**where).items():
        sums[account.kind] = sums.get(account.kind, 0) + fen // 100
    return {kind: fen for kind, fen in sums.items() if fen}


def refused_once(event: str, act: Callable[[], Any], error: type[KechuangError], said: str) -> None:
    """It is refused with these words, leaves exactly one event that failed, and moves nothing."""
    entries = LedgerEntry.objects.count()
    before = Event.objects.count()
    with pytest.raises(error, match=said):
        act()
    left = list(Event.objects.order_by("id")[before:])
    assert [(e.type, e.succeeded) for e in left] == [(event, False)]
    assert LedgerEntry.objects.count() == entries


def test_money_goes_from_the_budget_to_the_account_by_three_steps_of_two_people(money: Any) -> None:
    payment = money.asked(money.award())
    check_account(payment, money.two)
    approve_payment(payment, money.two)
    release_payment(payment, money.one)
    assert stands() == {"appropriation": -300_000, "available": 200_000, "committed": 60_000, "in_transit": 40_000}
    paid = confirm_paid(payment, money.one, arrived=DAY)
    assert stands() == {"appropriation": -300_000, "available": 200_000, "committed": 60_000, "paid": 40_000}
    assert (paid.state, paid.settled_on) == ("paid", DAY)
    assert prove().fault is None  # the log alone tells every entry
    kinds = ["payment.asked", "payment.checked", "payment.approved", "payment.released", "payment.paid"]
    assert (
        list(Event.objects.filter(type__startswith="payment.").order_by("id").values_list("type", flat=True)) == kinds
    )


def test_who_asked_neither_checks_nor_approves_and_who_approved_does_not_send(money: Any) -> None:
    payment = money.asked(money.award())
    refused_once("payment.checked", lambda: check_account(payment, money.one), Refused, "须由另一人办理")
    check_account(payment, money.two)
    refused_once("payment.approved", lambda: approve_payment(payment, money.one), Refused, "您本人提出拨付")
    refused_once("payment.approved", lambda: approve_payment(payment, None), Refused, "须由另一人办理")
    approve_payment(payment, money.two)
    refused_once("payment.released", lambda: release_payment(payment, money.two), Refused, "您本人批准拨付")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"payee": "91139181MA0XJ0002L"}, "不是决定支持的单位"),
        ({"payee_name": "远山机械有限公司"}, "不是决定支持的单位"),
        ({"account": "6222-0012"}, None),
        ({"account": "6222001"}, "8至32位数字"),
        ({"account": "6.22E+18"}, "8至32位数字"),
        ({"account": "0" * 12}, "8至32位数字"),
        ({"bank": "行"}, "开户行"),
    ],
)
def test_a_wrong_payee_or_account_is_refused_with_one_event(
    money: Any, wrong: dict[str, str], said: str | None
) -> None:
    award = money.award()
    if said is None:
        assert money.asked(award, **wrong).account == "62220012"  # eight digits are enough
    else:
        refused_once("payment.asked", lambda: money.asked(award, **wrong), BadInput, said)
        assert not Payment.objects.exists()


def test_the_name_may_be_typed_differently_but_not_be_another(money: Any) -> None:
    assert money.asked(money.award(), payee_name=" 清流科技有限公司　").state == "submitted"


def test_what_is_checked_is_what_is_approved_and_sent(money: Any) -> None:
    payment = money.asked(money.award())
    check_account(payment, money.two)
    Payment.objects.filter(pk=payment.pk).update(bank="别处银行西岭支行")  # past the product
    refused_once("payment.approved", lambda: approve_payment(payment, money.two), Conflict, "核对之后被改动")
    change = {"payee_name": NAME, "bank": "明湖银行南门支行", "account": "6222001234560000", "reason": "更换开户行"}
    assert correct_payment(payment, money.one, **change).state == "submitted"  # to be checked anew
    check_account(payment, money.two)
    approve_payment(payment, money.two)
    refused_once("payment.corrected", lambda: correct_payment(payment, money.one, **change), Conflict, "不能再改")
    Payment.objects.filter(pk=payment.pk).update(account="6222009999999999")
    refused_once("payment.released", lambda: release_payment(payment, money.one), Conflict, "核对之后被改动")
    assert refuse_payment(payment, money.one, reason="账户有变，重新提出").state == "refused"


def test_who_corrected_an_account_does_not_check_it_until_somebody_else_corrected_it_since(money: Any) -> None:
    payment = money.asked(money.award())
    change = {"payee_name": NAME, "bank": "明湖银行南门支行", "account": "6222001234560000", "reason": "更换开户行"}
    correct_payment(payment, money.two, **change)
    refused_once("payment.checked", lambda: check_account(payment, money.two), Refused, "由您本人更正账户")
    refused_once("payment.checked", lambda: check_account(payment, money.one), Refused, "由您本人提出拨付")
    assert Payment.objects.filter(for_another("check_account", money.two), for_another("check_account", money.one))
    correct_payment(payment, money.one, **change | {"account": "6222001234561111"})
    assert not Payment.objects.filter(for_another("check_account", money.two))
    assert check_account(payment, money.two).state == "checked"


def test_a_payment_the_bank_returned_is_put_right_checked_and_sent_again(money: Any) -> None:
    payment = money.asked(money.award())
    for _ in range(2):
        check_account(payment, money.two)
        approve_payment(payment, money.two)
        release_payment(payment, money.one)
        note_bounced(payment, money.one, reason="户名与账号不符")
    assert stands(kinds=["committed", "in_transit"]) == {"committed": 100_000}
    refused_once("payment.released", lambda: release_payment(payment, money.one), Conflict, "银行退回")


def test_requests_that_come_twice_do_once_and_under_another_amount_are_refused(money: Any) -> None:
    award = money.award(request="g1")
    assert money.award(request="g1").pk == award.pk
    with pytest.raises(Conflict, match="同一个请求"):
        money.award(fen=1, request="g1")
    payment = money.asked(award, request="p1")
    assert money.asked(award, request="p1").pk == payment.pk
    refused_once("payment.asked", lambda: money.asked(award, fen=1, request="p1"), Conflict, "同一个请求")
    budget: dict[str, Any] = {"document": "明财预〔2025〕9号", "happened": DAY, "request": "b1"}
    first = set_budget(money.line, YEAR, 5_00, money.one, **budget)
    assert set_budget(money.line, YEAR, 5_00, money.one, **budget).pk == first.pk
    for act, who in ((check_account, money.two), (approve_payment, money.two), (release_payment, money.one)):
        act(payment, who)
        events = Event.objects.count()
        act(payment, who)  # the button pressed twice
        assert Event.objects.count() == events
    assert prove().fault is None


def test_no_more_is_asked_for_than_the_award_has_left(money: Any) -> None:
    award = money.award(fen=100_00)
    money.asked(award, fen=60_00)
    refused_once("payment.asked", lambda: money.asked(award, fen=40_01), Conflict, "只剩40.00元可用")
    money.asked(award, fen=40_00)
    with pytest.raises(Conflict, match=r"只剩0.00元"):
        cut_award(award, 1, money.one, reason="核减预算", happened=DAY)


def test_support_needs_money_a_decision_and_an_organisation_on_record(money: Any) -> None:
    with pytest.raises(Conflict, match=r"还差0\.01元"):
        money.award(fen=300_000_01)
    with pytest.raises(BadInput, match="依据的文件"):
        money.award(decision=" ")
    with pytest.raises(BadInput, match="登记库里没有"):
        from kechuang.funds.actions.grant_support import grant_support

        grant_support(
            money.line, YEAR, "91139181MA0XJ0002L", 1, money.one, title="事项", decision="文件一号", decided=DAY
        )
    assert money.award(fen=300_000_00).number == "ZC202400001"


def test_a_budget_is_cut_shifted_and_undone_as_far_as_it_is_free(money: Any) -> None:
    other = open_line("rewards", "认定奖励", "post_subsidy", money.one)
    money.award(fen=250_000_00)
    told: dict[str, Any] = {"document": "明财预〔2025〕2号", "happened": DAY, "reason": "年中调整"}
    with pytest.raises(Conflict, match=r"还差0\.01元"):
        cut_budget(money.line, YEAR, 50_000_01, money.one, **told)
    shift = shift_budget(money.line, other, YEAR, 50_000_00, money.one, **told)
    assert stands(line="rewards") == {"appropriation": -50_000, "available": 50_000}
    undo_budget(shift, money.one, reason="调剂有误")
    assert stands(line="rewards") == {}
    with pytest.raises(BadInput, match="不能这样冲销"):
        undo_budget(LedgerEntry.objects.get(kind="commit"), money.one, reason="不该这样")


def test_what_is_left_is_carried_once_and_then_goes_back_what_is_promised_goes_along(money: Any) -> None:
    award = money.award(fen=100_000_00)
    with pytest.raises(BadInput, match="还没有结束"):
        carry_over(money.line, YEAR, money.one, document="年终结转通知", happened=date(2024, 11, 30))
    carry_over(money.line, YEAR, money.one, document="年终结转通知", happened=date(2024, 12, 31))
    assert stands(year=2025) == {"carried_in": -300_000, "available": 200_000, "committed": 100_000}
    award.refresh_from_db()
    assert (award.year, award.granted_year) == (2025, YEAR)
    set_budget(money.line, 2025, 50_000_00, money.one, document="明财预〔2025〕1号", happened=date(2025, 1, 9))
    carry_over(money.line, 2025, money.one, document="年终结转通知", happened=date(2025, 12, 31))
    assert stands(year=2026) == {"carried_in": -150_000, "available": 50_000, "committed": 100_000}
    assert stands(year=2025)["lapsed"] == 200_000  # unused two years in a row
    assert prove().fault is None


def test_a_year_is_not_closed_while_money_is_with_the_bank_and_a_surplus_comes_back(money: Any) -> None:
    award = money.award()
    payment = money.asked(award)
    check_account(payment, money.two)
    approve_payment(payment, money.two)
    release_payment(payment, money.one)
    with pytest.raises(Conflict, match="在银行途中"):
        carry_over(money.line, YEAR, money.one, document="年终结转通知", happened=date(2024, 12, 31))
    confirm_paid(payment, money.one, arrived=DAY)
    with pytest.raises(Conflict, match="收回的比"):
        return_surplus(award, 40_000_01, money.one, document="结余收回通知", happened=DAY)
    return_surplus(award, 3_000_50, money.one, document="结余收回通知", happened=DAY)
    assert stands(kinds=["returned"]) == {"returned": 3_000}


@pytest.mark.parametrize("role", ["auditor", "representative", "unit_officer", "finance_officer"])
def test_others_neither_set_budgets_nor_pay(money: Any, person: Callable[..., Any], role: str) -> None:
    other = person(role)
    payment = money.asked(money.award())
    refused_once("payment.checked", lambda: check_account(payment, other), Refused, "科技局业务人员")
    told: dict[str, Any] = {"document": "明财预〔2025〕2号", "happened": DAY}
    refused_once("budget.set", lambda: set_budget(money.line, YEAR, 1, other, **told), Refused, "科技局业务人员")


def test_the_account_number_is_sealed_in_the_database_and_masked_in_the_log(money: Any) -> None:
    from django.db import connection

    payment = money.asked(money.award())
    with connection.cursor() as cursor:
        cursor.execute("SELECT account FROM funds_payment")
        assert "7890" not in cursor.fetchone()[0]
    assert "6222001234567890" not in Event.objects.get(type="payment.asked").after_json
    assert payment.masked == "************7890"
    assert CODE in Event.objects.get(type="payment.asked").after_json


@pytest.mark.django_db
def test_a_payment_waits_for_those_who_may_take_its_next_step_and_for_nobody_else(money: Any) -> None:
    from kechuang.funds.actions.check_account import check_account
    from kechuang.portal.worklist.piles import waiting

    payment = money.asked(money.award())
    assert (waiting(money.one, DAY), waiting(money.two, DAY)) == (0, 1)
    payment = check_account(payment, money.two)
    payment = approve_payment(payment, money.two)
    assert (waiting(money.one, DAY), waiting(money.two, DAY)) == (1, 0)
