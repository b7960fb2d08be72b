"""The example city's money: deterministic, marked, proven, and gone when it is withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.examples.calls import CLAIMED
from kechuang.examples.money import Due, money_of
from kechuang.examples.parameters import Example

CODE = "91139181MA0XJ0001N"
UNTIL = date(2025, 10, 15)
DUES = [
    Due(
        f"MZY{year}{n:05}",
        "91139181MA0XJ0001N",
        f"关键技术{n}",
        "市级重点研发计划",
        date(year, 4, 1 + n),
        400_000_00 + n,
    )
    for year in (2022, 2023, 2024, 2025)
    for n in range(9)
]


def test_the_same_seed_gives_the_same_money_whatever_order_it_came_in() -> None:
    budgets, grants = money_of(7, UNTIL, DUES)
    assert (budgets, grants) == money_of(7, UNTIL, DUES[::-1])
    assert {grant.year for grant in grants} == {2023, 2024, 2025}
    assert all(part.asked <= UNTIL for grant in grants for part in grant.parts)
    for grant in grants:
        assert sum(part.fen for part in grant.parts) <= grant.due.fen
    assert money_of(8, UNTIL, DUES)[1] != grants


@pytest.mark.django_db
def test_example_money_is_marked_proven_and_leaves_nothing_when_it_is_withdrawn(person: Any, client: Client) -> None:
    from kechuang.cases.actions.withdraw_example_cases import withdraw_example_cases
    from kechuang.cases.models import Case
    from kechuang.cases.replay_told import asked_decision
    from kechuang.cases.replaying import replay
    from kechuang.events.clock import moment
    from kechuang.funds.actions.load_example_money import load_example_money
    from kechuang.funds.actions.withdraw_example_money import withdraw_example_money
    from kechuang.funds.balances import balances
    from kechuang.funds.models import Award, Evaluation, LedgerEntry, Payment
    from kechuang.funds.proving import prove
    from kechuang.registry.example_held import sources_for
    from kechuang.registry.kinds.certificate import Certificate
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.kinds.project import Project
    from kechuang.registry.laying_down import lay_down

    example = Example(until=UNTIL, enterprises=10)
    source = sources_for(example)[True]
    firm = {
        "code": CODE,
        "name": "清流科技有限公司",
        "form": "enterprise",
        "registered": date(2015, 1, 1),
    }
    awarded = [
        {"scheme": "hnte", "number": f"GR{year}99000001", "organisation": CODE, "holder": "清流科技有限公司",
         "level": "national", "issued": date(year, 11, 3), "expires": date(year + 3, 11, 3)}
        for year in (2022, 2024)
    ]  # fmt: skip
    projects = [
        {"number": one.number, "title": one.title, "programme": one.programme, "level": "municipal",
         "organisation": one.organisation, "begins": one.begins, "budget": one.fen * 3, "fiscal": one.fen}
        for one in DUES
    ]  # fmt: skip
    for kind, rows in ((Organisation, [firm]), (Certificate, awarded), (Project, projects)):
        lay_down(kind, rows, actor=None, source=source, stamp=moment())
    made = load_example_money(example, None)
    assert made == Award.objects.filter(example=True).count() == 20
    assert load_example_money(example, None) == 0
    assert prove().fault is None
    assert not LedgerEntry.objects.filter(example=False).exists()
    for payment in Payment.objects.select_related("case__about", "award"):
        assert payment.case.state == payment.state
        of = payment.case.about
        assert (of.number, of.decisions.get().outcome) == (payment.award.case_number, "granted")
        assert of.state in ("running", "accepted", "closed", "granted", "paid")
        assert of.application.call.example
        told = replay(asked_decision(payment.case.number), UNTIL)  # that of the case it follows from
        assert (told.decision.case, told.same, told.whole) == (of, True, True)
        assert bool(told.decision.law) == (of.flow == "subsidy")
        assert told.again is None or told.again.verdict is True
        assert told.amount is not None
        assert (told.amount.then, told.amount.again) == (of.application.fen, of.application.fen)
    assert Payment.objects.filter(case__about__flow="subsidy").exists()
    assert Evaluation.objects.exclude(grade="").exists()
    states = {"paid", "submitted", "checked", "approved", "bounced"}
    assert set(Payment.objects.values_list("state", flat=True)) == states
    client.force_login(person("programme_officer"))
    for page in ("funds", "funds-payments", "funds-granted"):
        assert "示例数据" in client.get(reverse(page)).content.decode(), page
    waiting = Case.objects.filter(flow="funding", state="closed").first()
    assert waiting is not None
    Case.objects.filter(pk=waiting.pk).update(state="accepted", closed_at=None)  # waits for a judgement alone
    withdraw_example_cases(None, reason="换成真实的账")
    assert all(case.stage.final and case.closed_at for case in Case.objects.all())
    assert {case.steps.last().reason for case in Case.objects.filter(state="refused")} == {"撤下示例数据：换成真实的账"}
    withdraw_example_money(None, reason="换成真实的账")
    assert not any(balances().values())
    assert not Award.objects.exists()
    assert prove().fault is None
    assert "还没有安排预算" in client.get(reverse("funds")).content.decode()
    assert load_example_money(example, None) == 20
    assert prove().fault is None


@pytest.mark.django_db
def test_example_calls_have_applications_at_many_stages_and_go_with_the_money(person: Any, client: Client) -> None:
    from django.utils import timezone

    from kechuang.cases.actions.withdraw_example_cases import withdraw_example_cases
    from kechuang.cases.models import Case
    from kechuang.events.clock import moment
    from kechuang.examples.money import LINES
    from kechuang.funds.actions.load_example_calls import load_example_calls
    from kechuang.funds.actions.open_line import open_line
    from kechuang.funds.actions.withdraw_example_money import withdraw_example_money
    from kechuang.funds.models import Application, Call
    from kechuang.funds.proving import prove
    from kechuang.registry.example_held import sources_for
    from kechuang.registry.kinds.certificate import Certificate
    from kechuang.registry.kinds.loan import Loan
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.kinds.voucher import Voucher
    from kechuang.registry.laying_down import lay_down

    assert load_example_calls(None) == 0
    for line in LINES:
        open_line(line.code, line.name, line.mode, None, public=True, example=True)
    today = timezone.localdate()
    codes = [f"LOCAL{n:03}" for n in range(32)]
    firms = [{"code": c, "name": f"清流{c}", "form": "enterprise", "registered": date(2015, 1, 1)} for c in codes]
    held = [
        {"scheme": "hnte", "number": f"GR{today.year}{c}", "organisation": c, "holder": c, "level": "national",
         "issued": date(today.year - 1, 11, 3), "expires": date(today.year + 2, 11, 3)}
        for c in codes
    ]  # fmt: skip
    bank = {"code": "LOCALBANK", "name": "明湖农商银行", "form": "bank", "registered": date(2010, 1, 1)}
    source = sources_for(Example(until=today, enterprises=10))[True]
    for kind, rows in ((Organisation, [*firms, bank]), (Certificate, held)):
        lay_down(kind, rows, actor=None, source=source, stamp=moment())
    assert load_example_calls(None) == 7
    assert load_example_calls(None) == 0
    assert sorted(call.stage(today) for call in Call.objects.all()) == [
        "closed",
        "closed",
        "draft",
        "open",
        "open",
        "open",
        "open",
    ]
    stages = {"paid", "granted", "publicity", "deciding", "submitted", "returned", "reviewing", "draft"}
    assert set(Case.objects.filter(example=True).values_list("state", flat=True)) == stages
    assert set(Application.objects.filter(call__grant="hnte_city").values_list("fen", flat=True)) == {50_000_00}
    told = Application.objects.exclude(call__grant__in=("", "hnte_city")).values_list("call__grant", "fen")
    assert sorted(told) == [
        ("city_risk_cover", 200_000_00),
        ("city_voucher", 42_000_00),
        ("city_voucher", 68_000_00),
        ("city_voucher", 85_000_00),
        ("interest", 41_500_00),
        ("interest", 76_125_00),
    ]
    rows = Voucher.objects.standing().filter(valid_to=None)
    assert {row.state for row in rows} == {"issued", "used", "redeemed", "lapsed", "withdrawn"}
    assert [row.redeemed for row in rows if row.state == "redeemed"] == [68_000_00]
    (bad,) = Loan.objects.standing().filter(valid_to=None, compensated__gt=0)
    assert (bad.contract, bad.compensated) == (CLAIMED, 200_000_00)
    assert {row.source.kind for kind in (Voucher, Loan) for row in kind.objects.standing()} == {"example"}
    assert prove().fault is None
    assert "示例数据" in client.get(reverse("calls")).content.decode()
    client.force_login(person("programme_officer"))
    closed = Call.objects.get(grant="hnte_city")
    assert "示例数据" in client.get(reverse("call-applications", args=[closed.number])).content.decode()
    assert withdraw_example_cases(None, reason="换成真实的账") == Case.objects.exclude(state="paid").count()
    assert set(Case.objects.values_list("state", flat=True)) == {"paid", "ended", "refused", "abandoned"}
    before = set(Case.objects.values_list("call", flat=True))
    withdraw_example_money(None, reason="换成真实的账")
    assert not Call.objects.exists()
    assert not Voucher.objects.standing().exists()
    for line in LINES:
        open_line(line.code, line.name, line.mode, None, public=True, example=True)
    assert load_example_calls(None) == 7, "loaded anew beside the cases that are over"
    assert not before & set(Call.objects.values_list("number", flat=True))
