"""Pages of public money: numbers lead to their entries, exports say their moments, acts say what is wrong."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.cases.flows.payment import FLOW
from kechuang.funds.actions.approve_payment import approve_payment
from kechuang.funds.actions.check_account import check_account
from kechuang.funds.actions.confirm_paid import confirm_paid
from kechuang.funds.actions.release_payment import release_payment
from kechuang.funds.models import Award, Payment
from kechuang.kernel.capital_amount import capital

from .conftest import CODE, DAY, NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(money: Any, client: Client) -> Client:
    client.force_login(money.one)
    return client


def paid(money: Any) -> Payment:
    payment = money.asked(money.award())
    check_account(payment, money.two)
    approve_payment(payment, money.two)
    release_payment(payment, money.one)
    return confirm_paid(payment, money.one, arrived=DAY)


def shown(client: Client, address: str, **more: Any) -> str:
    answer = client.get(address, **more)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def test_an_empty_house_says_how_to_begin(person: Any, client: Client) -> None:
    client.force_login(person("programme_officer"))
    assert "设立预算项目" in shown(client, reverse("funds"))
    assert "还没有拨付" in shown(client, reverse("funds-payments"))
    client.logout()
    assert "还没有公开的支持" in shown(client, reverse("funds-granted"))


def test_every_number_of_the_table_leads_to_entries_that_add_up_to_it(money: Any, officer: Client) -> None:
    paid(money)
    page = shown(officer, reverse("funds"))
    row = re.search(r'<th scope="row"><a href="/funds/lines/city-rd/">.*?</tr>', page, re.DOTALL)
    assert row
    cells = re.findall(r'<td class="num"><a href="([^"#]+)#entries">([\d,.]+)</a>', row[0])
    assert [number for _, number in cells] == ["30", "6", "4", "20", "0"]
    for address, number in cells:
        behind = shown(officer, address)
        told = re.search(r"这些分录合计 <strong>(-?[\d,.]+)</strong>", behind)
        assert told
        assert abs(float(told[1].replace(",", ""))) == float(number) * 10_000
    assert "没有预算的项目" not in page
    assert '<span class="example">' not in page


def test_the_table_is_shown_as_it_stood_on_a_past_day(money: Any, officer: Client) -> None:
    paid(money)
    page = shown(officer, reverse("funds") + "?valid=2024-03-01")
    assert re.findall(r'<td class="num"><a href="[^"]+valid=2024-03-01#entries">([\d,.]+)</a>', page)[:4] == [
        "30", "0", "0", "30",
    ]  # fmt: skip
    assert "这一天还没有记账" in shown(officer, reverse("funds") + "?valid=2023-03-01")


def test_the_slip_of_an_approved_payment_has_the_amount_in_capitals_and_tells_who_printed_it(
    money: Any, officer: Client
) -> None:
    from kechuang.events.models import Event

    payment = money.asked(money.award())
    address = reverse("funds-payment-act", args=[payment.number, "slip"])
    assert "打印拨付单" not in shown(officer, reverse("funds-payment", args=[payment.number]))
    early = officer.post(address)
    assert early.status_code == 409 and "批准以后再打印" in unescape(early.content.decode())
    check_account(payment, money.two)
    approve_payment(payment, money.two)
    assert payment.account not in shown(officer, address)
    answer = officer.post(address)
    page = unescape(answer.content.decode())
    payment.refresh_from_db()
    assert all(one in page for one in (f"人民币{capital(payment.fen)}", payment.account, payment.award.decision, NAME))
    assert answer["Cache-Control"] == "no-store"
    told = Event.objects.filter(type="payment.slip_printed").order_by("id")
    assert [(one.succeeded, one.object_id) for one in told] == [(False, str(payment.pk)), (True, str(payment.pk))]
    Payment.objects.filter(pk=payment.pk).update(account="6222009999999999")  # past the product
    assert "核对之后被改动" in unescape(officer.post(address).content.decode())


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_tables_are_taken_away_with_the_moments_they_are_as_of(money: Any, officer: Client, form: str) -> None:
    paid(money)
    for address in (
        f"/funds/export/{form}/?year=2024",
        f"/funds/lines/city-rd/?format={form}",
        f"/funds/entries/?format={form}&column=paid",
        f"/funds/payments/?format={form}",
        f"/funds/granted/?format={form}",
    ):
        answer = officer.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code == 200
        assert len(body) > 60, address
        if form == "csv" and "payments" in address:
            assert "************7890" in body.decode()
            assert "6222001234567890" not in body.decode()


def test_the_whole_way_of_a_payment_on_pages_by_two_people(money: Any, officer: Client) -> None:
    award = money.award()
    page = shown(officer, reverse("funds-award-act", args=[award.number, "pay"]))
    name = re.search(r'name="request_name" value="(\w+)"', page)
    assert name
    told = {
        "amount": "40,000.00",
        "purpose": "首笔",
        "payee": CODE,
        "payee_name": "别家公司",
        "bank": "明湖银行东湖支行",
    }
    told |= {"account": "6222001234567890", "request_name": name[1]}
    answer = officer.post(reverse("funds-award-act", args=[award.number, "pay"]), told)
    assert (answer.status_code, "不是决定支持的单位" in answer.content.decode()) == (400, True)
    for _ in range(2):  # the button pressed twice
        answer = officer.post(reverse("funds-award-act", args=[award.number, "pay"]), told | {"payee_name": NAME})
        assert answer.status_code == 302
    payment = Payment.objects.get()
    assert answer.headers["Location"] == reverse("funds-payment", args=[payment.number])
    act = lambda verb: reverse("funds-payment-act", args=[payment.number, verb])  # noqa: E731
    assert "须由另一人办理" in officer.post(act("check")).content.decode()
    other = Client()
    other.force_login(money.two)
    assert "6222001234567890" in shown(other, act("check"))  # who checks has to see it whole
    assert other.post(act("check")).status_code == 302
    assert other.post(act("approve")).status_code == 302
    assert (
        "不能再改"
        in officer.post(
            act("correct"), {"payee_name": NAME, "bank": "别处支行", "account": "12345678", "reason": "换个账户"}
        ).content.decode()
    )
    assert officer.post(act("release")).status_code == 302
    assert officer.post(act("arrived"), {"arrived": "2024-07-01"}).status_code == 302
    page = shown(officer, reverse("funds-payment", args=[payment.number]))
    assert "已到账" in page
    assert "6222001234567890" not in page
    assert page.count("未成功") == 2  # the first try to check it, the try to change it


ACTS = {
    "submitted": {"check", "correct", "refuse"},
    "checked": {"approve", "correct", "refuse"},
    "approved": {"release", "refuse", "slip"},
    "released": {"arrived", "bounced", "slip"},
    "bounced": {"check", "correct", "refuse"},
    "paid": {"slip"},
    "refused": set(),
}
"""What the page of a payment offers at each step to whoever has done nothing to it yet."""


def test_each_act_on_a_payment_is_offered_from_the_desk_to_who_may_do_it_and_to_nobody_else(
    money: Any, person: Any, client: Client
) -> None:
    payment = money.asked(money.award())
    third, auditor, own = person("programme_officer"), person("auditor"), person("representative")
    Payment.objects.filter(pk=payment.pk).update(checked_by=money.two, approved_by=money.two)
    apart = {money.one: {"check", "approve"}, money.two: {"release"}, third: set(), auditor: set()}
    assert set(ACTS) == {state.code for state in FLOW.states} - {FLOW.start}
    page = reverse("funds-payment", args=[payment.number])
    for state, acts in ACTS.items():
        Payment.objects.filter(pk=payment.pk).update(state=state)
        for who, not_theirs in apart.items():
            client.force_login(who)
            assert reverse("funds") in shown(client, reverse("home"))
            assert reverse("funds-payments") in shown(client, reverse("funds"))
            assert page in shown(client, reverse("funds-payments"))
            offered = set(re.findall(rf'href="{page}(\w+)/"', shown(client, page)))
            assert offered == (set() if who is auditor else acts - not_theirs), (state, who)
    client.force_login(own)
    assert client.get(page).status_code == 404
    assert client.post(f"{page}approve/").status_code == 403


def test_an_organisation_sees_its_own_money_and_no_other(money: Any, person: Any, client: Client) -> None:
    from kechuang.accounts.models import Organisation

    payment = paid(money)
    own = Organisation.objects.create(name=NAME, credit_code=CODE, kind="enterprise", status="approved")
    other = Organisation.objects.create(
        name="远山", credit_code="91139181MA0XJ0002L", kind="enterprise", status="approved"
    )
    client.force_login(person("representative", organisation=own))
    page = shown(client, reverse("funds-own"))
    assert "40,000.00" in page
    assert payment.number in page
    mine = shown(client, reverse("funds-payment", args=[payment.number]))
    assert money.two.username not in mine  # who in the bureau did it is not told
    assert client.get(reverse("funds")).status_code == 403
    client.force_login(person("representative", organisation=other))
    assert "还没有支持" in shown(client, reverse("funds-own"))
    assert client.get(reverse("funds-payment", args=[payment.number])).status_code == 404
    assert client.get(reverse("funds-award", args=[payment.award.number])).status_code == 404


def test_everybody_reads_what_was_granted_of_public_lines_only(money: Any, client: Client) -> None:
    from kechuang.funds.actions.open_line import open_line
    from kechuang.funds.actions.set_budget import set_budget

    paid(money)
    hidden = open_line("inner", "内部事项", "stable", money.one)
    set_budget(hidden, 2024, 100_00, money.one, document="明财预〔2024〕3号", happened=DAY)
    money.line, kept = hidden, money.line
    Award.objects.filter(pk=money.award(fen=1_00, title="不公开的事").pk)
    money.line = kept
    page = shown(client, reverse("funds-granted"))
    assert NAME in page
    assert "不公开的事" not in page
    assert "6222" not in page


def test_a_line_is_opened_given_money_and_closed_on_pages(officer: Client) -> None:
    told = {"name": "后补助", "code": "after", "mode": "post_subsidy", "public": "on"}
    assert officer.post(reverse("funds-line-new"), told).status_code == 302
    assert "已经有了" in officer.post(reverse("funds-line-new"), told).content.decode()
    at = lambda act: reverse("funds-line-act", args=["after", act])  # noqa: E731
    money = {"year": "2024", "amount": "1000.01", "document": "明财预〔2024〕5号", "happened": "2024-02-01"}
    assert officer.post(at("set"), money).status_code == 302
    assert "还差0.01元" in officer.post(at("cut"), money | {"amount": "1000.02", "reason": "年中调减"}).content.decode()
    carry = {"year": "2024", "document": "年终结转通知", "happened": "2024-12-31"}
    assert officer.post(at("carry"), carry).status_code == 302
    assert "1,000.01" in shown(officer, reverse("funds-line", args=["after"]) + "?column=available&year=2025")
    assert officer.get(at("nothing")).status_code == 404
