"""From a decided application to the bank: one payment, one case; no decision no money; a wrong payee nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.kernel.errors import BadInput, Conflict, Refused

from .applying import CODE, FACTS, NAME, PROJECT, applied, do, enterprise, granted, over
from .calling import drafted, line_of

pytestmark = pytest.mark.django_db
ACCOUNT = {
    "payee": CODE,
    "payee_name": NAME,
    "bank": "明湖银行东湖支行",
    "account": "6222001234567890",
    "purpose": "后补助",
}


@pytest.fixture
def people(person: Callable[..., Any]) -> tuple[Any, Any, Any]:
    return person("programme_officer"), person("programme_officer"), enterprise(person)


def _call(mode: str, one: Any, two: Any) -> Any:
    from kechuang.funds.actions.publish_call import publish_call

    return publish_call(drafted(line_of(mode, one), one, grant="rd" if mode == "post_subsidy" else ""), two)


def test_a_granted_support_is_paid_by_two_people_and_its_case_closes_when_all_of_it_has_arrived(
    people: tuple[Any, Any, Any],
) -> None:
    from kechuang.cases.models import Case
    from kechuang.events.models import Event
    from kechuang.funds.actions.approve_payment import approve_payment
    from kechuang.funds.actions.ask_payment import ask_payment
    from kechuang.funds.actions.check_account import check_account
    from kechuang.funds.actions.confirm_paid import confirm_paid
    from kechuang.funds.actions.release_payment import release_payment
    from kechuang.funds.models import Award
    from kechuang.funds.proving import prove
    from kechuang.funds.standing import standings

    one, two, chen = people
    call = _call("post_subsidy", one, two)
    case = granted(applied(call, chen, FACTS), one)
    award = Award.objects.get()
    with pytest.raises(BadInput, match="不是决定支持的单位"):
        ask_payment(award, 200_000_00, one, **(ACCOUNT | {"payee_name": "远山机械有限公司"}))
    parts = [ask_payment(award, fen, one, **ACCOUNT) for fen in (150_000_00, 50_000_00)]
    assert [part.case.about_id for part in parts] == [case.pk, case.pk]
    with pytest.raises(Refused):
        check_account(parts[0], one)
    for part in parts:
        check_account(part, two)
        approve_payment(part, two)
        with pytest.raises(Refused):
            release_payment(part, two)
        release_payment(part, one)
        case.refresh_from_db()
        assert case.state == "granted"
        confirm_paid(part, two, arrived=timezone.localdate())
        part.refresh_from_db()
        assert (part.state, part.case.state) == ("paid", "paid")
    case.refresh_from_db()
    assert (case.state, case.closed_at is None) == ("paid", False)
    stand = next(iter(standings(year=call.year, line=call.line.code)))
    assert (stand.paid, stand.committed) == (200_000_00, 0)
    assert prove().fault is None
    told = Event.objects.filter(object_id=str(parts[0].pk), object_type="funds.payment", succeeded=True)
    assert [event.type for event in told.order_by("id")] == [
        "payment.asked",
        "payment.checked",
        "payment.approved",
        "payment.released",
        "payment.paid",
    ]
    assert Case.objects.filter(flow="payment").count() == 2
    for step in parts[0].case.steps.all():
        assert step.done_by in (one, two)


def test_no_money_leaves_before_the_contract_is_signed(people: tuple[Any, Any, Any]) -> None:
    from kechuang.funds.actions.ask_payment import ask_payment
    from kechuang.funds.models import Award, Payment

    one, two, chen = people
    case = granted(applied(_call("competitive", one, two), chen, PROJECT), one, proposed="40")
    award = Award.objects.get()
    with pytest.raises(Conflict, match="签订任务书"):
        ask_payment(award, 100_00, one, **ACCOUNT)
    assert Payment.objects.count() == 0
    do(case, "sign_contract", chen)
    assert ask_payment(award, 100_00, one, **ACCOUNT).case.state == "submitted"


def test_a_refused_and_a_returned_payment_stand_so_in_their_cases(people: tuple[Any, Any, Any]) -> None:
    from kechuang.funds.actions.approve_payment import approve_payment
    from kechuang.funds.actions.ask_payment import ask_payment
    from kechuang.funds.actions.check_account import check_account
    from kechuang.funds.actions.correct_payment import correct_payment
    from kechuang.funds.actions.note_bounced import note_bounced
    from kechuang.funds.actions.refuse_payment import refuse_payment
    from kechuang.funds.actions.release_payment import release_payment
    from kechuang.funds.models import Award

    one, two, chen = people
    granted(applied(_call("post_subsidy", one, two), chen, FACTS), one)
    award = Award.objects.get()
    payment = ask_payment(award, 100_00, one, **ACCOUNT)
    check_account(payment, two)
    told = {"payee_name": NAME, "bank": "明湖银行西湖支行", "account": "6222001234567891", "reason": "账号抄错"}
    payment = correct_payment(payment, one, **told)
    payment.case.refresh_from_db()
    assert payment.case.state == payment.state == "submitted"
    check_account(payment, two)
    approve_payment(payment, two)
    release_payment(payment, one)
    payment = note_bounced(payment, two, reason="户名与账号不符")
    payment.case.refresh_from_db()
    assert payment.case.state == payment.state == "bounced"
    payment = refuse_payment(payment, two, reason="单位要求暂缓")
    payment.case.refresh_from_db()
    assert payment.case.state == payment.state == "refused"


def test_an_officer_finds_the_payment_from_the_case_and_the_summary_counts_it(people: tuple[Any, Any, Any]) -> None:
    from kechuang.funds.actions.ask_payment import ask_payment
    from kechuang.funds.models import Award

    one, two, chen = people
    call = _call("post_subsidy", one, two)
    case = granted(applied(call, chen, FACTS), one)
    browser = Client()
    browser.force_login(one)
    page = browser.get(reverse("case", args=[case.number])).content.decode()
    award = Award.objects.get()
    assert reverse("funds-award-act", args=[award.number, "pay"]) in page
    payment = ask_payment(award, 200_000_00, one, **ACCOUNT)
    assert browser.get(reverse("case", args=[payment.case.number])).headers["Location"] == reverse(
        "funds-payment", args=[payment.number]
    )
    assert payment.number in browser.get(reverse("case", args=[case.number])).content.decode()
    shown = browser.get(reverse("funds-payment", args=[payment.number])).content.decode()
    assert case.number in shown
    listed = browser.get(reverse("call-applications", args=[call.number])).content.decode()
    assert NAME in listed
    assert "200,000.00" in listed
    taken = browser.get(reverse("call-applications", args=[call.number]), {"format": "csv"}).content.decode("utf-8-sig")
    assert "200000" in taken
    assert case.number in taken
    own = Client()
    own.force_login(chen)
    assert "提出拨付" not in own.get(reverse("case", args=[case.number])).content.decode()
    assert own.get(reverse("call-applications", args=[call.number])).status_code == 403


def test_an_objection_found_right_ends_without_a_promise(people: tuple[Any, Any, Any]) -> None:
    from kechuang.funds.models import Award

    one, two, chen = people
    case = do(applied(_call("post_subsidy", one, two), chen, FACTS), "admit", one)
    case = do(case, "decide", one, reason="按规则审定")
    case = do(case, "publish", one)
    case = do(case, "raise_objection", None, reason="研发费用不实", given={"name": "李某", "contact": "13900000000"})
    case = do(case, "refuse", one, reason="异议成立，研发费用不实")
    over(case)
    assert (case.state, Award.objects.count()) == ("refused", 0)
