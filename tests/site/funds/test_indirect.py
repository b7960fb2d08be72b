"""Indirect support from the call to the bank: vouchers, interest, loan risk; each amount by its policy's own rule."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.kernel.errors import BadInput

from .applying import CODE, NAME, applied, do, granted
from .indirectly import BANK, BANK_NAME, CITY, INTEREST, LOAN, SERVICE, Scene, paid, scene

__all__ = ["scene"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("grant", "figures", "texts", "judged", "fen"),
    [
        ("city_voucher", CITY, SERVICE, {"fact.city_voucher_holder": "是"}, 70_000_00),  # 5 whole, half of 4
        (
            "interest",
            {
                "loan_interest_share": "50%",
                "loan_interest_rate": "4.35%",
                "loan_interest_days": "360天",
                "loan_interest_cap": "20万元",
            },
            INTEREST,
            {"fact.loan_interest_holder": "是"},
            21_750_00,
        ),
        ("risk_cover", {}, LOAN | {"claim.borrower": CODE}, {"fact.loan_cover_industry": "是"}, 1_400_000_00),
    ],
)
def test_each_is_reckoned_by_its_policy_decided_committed_and_paid_by_two(
    scene: Scene, grant: str, figures: dict[str, str], texts: dict[str, str], judged: dict[str, str], fen: int
) -> None:
    from kechuang.funds.models import Application, Award
    from kechuang.funds.proving import prove
    from kechuang.funds.standing import standings

    of_bank = grant == "risk_cover"
    payee, name = (BANK, BANK_NAME) if of_bank else (CODE, NAME)
    call = scene.call(grant, figures)
    case = applied(call, scene.clerk if of_bank else scene.chen, texts, code=payee)
    of = Application.objects.get()
    assert (of.fen, bool(of.basis["source"])) == (fen, True)
    assert of.project["contract"] == texts["claim.contract"]
    case = granted(case, scene.one, **judged)
    award = Award.objects.get()
    assert (award.organisation, award.case_number) == (payee, case.number)
    paid(scene, award, payee, name)
    case.refresh_from_db()
    assert (case.state, case.closed_at is None) == ("paid", False)
    stand = next(iter(standings(year=call.year, line=call.line.code)))
    assert (stand.paid, stand.committed) == (fen, 0)
    assert prove().fault is None
    assert case.decisions.get().facts  # frozen with what it rested on


def test_a_loan_of_a_firm_without_a_certificate_is_refused_with_the_reason_and_the_bank_types_nothing_of_it(
    scene: Scene,
) -> None:
    from kechuang.cases.sheet import sheet_of
    from kechuang.funds.actions.apply_to_call import apply_to_call
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation

    other = "91139181MA0XJ0003J"
    about = {"code": other, "name": "远山机械有限公司", "form": "enterprise", "registered": date(2015, 1, 1)}
    enter(Organisation, about | {"division": "139181"}, None)
    call = scene.call("risk_cover")
    with pytest.raises(BadInput, match="登记库里没有"):
        applied(call, scene.clerk, LOAN | {"claim.borrower": "91139181MA0XJ9999X"}, code=BANK)
    case = applied(call, scene.clerk, LOAN | {"claim.borrower": other}, code=BANK)
    case = do(case, "admit", scene.one)
    with pytest.raises(BadInput, match="科技型中小企业"):
        do(case, "decide", scene.one, reason="按规则审定", given={"fact.loan_cover_industry": "是"})
    case = do(case, "refuse", scene.one, reason="借款企业不在名单内")
    told = case.decisions.get()
    assert (told.outcome, told.explanation["verdict"]) == ("refused", False)
    draft = apply_to_call(call, BANK, scene.clerk)
    asked = set(sheet_of(draft).wants)
    assert "loan_rate" in asked
    assert not asked & {"heb_tech_sme_certificate", "registered_in_hebei"}


def test_a_share_nobody_found_leaves_the_cover_undetermined_and_nobody_decides_it(scene: Scene) -> None:
    from kechuang.funds.models import Application

    call = scene.call("risk_cover")
    case = applied(call, scene.clerk, LOAN | {"claim.borrower": CODE, "loan_security": "保证担保"}, code=BANK)
    of = Application.objects.get()
    assert of.fen is None
    assert "保证担保贷款补偿比例" in of.basis["reason_zh"]
    case = do(case, "admit", scene.one)
    with pytest.raises(BadInput, match="待定"):
        do(case, "decide", scene.one, reason="按规则审定", given={"fact.loan_cover_industry": "是"})


def test_the_cap_of_a_year_holds_over_several_vouchers_and_the_form_begins_with_what_the_ledger_knows(
    scene: Scene,
) -> None:
    from kechuang.cases.actions.keep_answers import keep_answers
    from kechuang.funds.actions.apply_to_call import apply_to_call
    from kechuang.funds.models import Application

    call = scene.call("city_voucher", CITY)
    first = granted(applied(call, scene.chen, SERVICE), scene.one, **{"fact.city_voucher_holder": "是"})
    case = apply_to_call(call, CODE, scene.chen)
    begun = case.answers.get(name="voucher_redeemed_this_year", superseded_at=None)
    assert begun.text == "70,000.00元"
    keep_answers(case, SERVICE, scene.chen)
    with pytest.raises(BadInput, match="台账上本年已有70,000"):
        do(case, "submit", scene.chen)
    keep_answers(case, {"voucher_redeemed_this_year": "7万元", "claim.voucher": "Q2"}, scene.chen)
    case = do(case, "submit", scene.chen)
    assert Application.objects.get(case=case).fen == 30_000_00  # of 10 a year 3 are left
    browser = Client()
    browser.force_login(scene.one)
    page = browser.get(reverse("case", args=[case.number])).content.decode()
    assert "同一合同的其他申报" in page
    assert first.number in page


def test_a_call_for_loan_risk_is_for_banks_alone_unless_somebody_says_otherwise(scene: Scene) -> None:
    from kechuang.funds.actions.apply_to_call import apply_to_call

    call = scene.call("risk_cover")
    assert call.forms == ["bank"]
    with pytest.raises(BadInput, match="金融机构"):
        apply_to_call(call, CODE, scene.chen)


def test_what_one_form_asks_is_shown_with_the_amount_as_it_is_typed(scene: Scene) -> None:
    from kechuang.funds.actions.apply_to_call import apply_to_call

    case = apply_to_call(scene.call("risk_cover"), BANK, scene.clerk)
    browser = Client()
    browser.force_login(scene.clerk)
    home = reverse("case-keep", args=[case.number])
    texts = {"claim.borrower": CODE, "loan_principal_lost": "200万元", "loan_interest_lost": "0元"}
    texts |= {"loan_class": "次级", "loan_security": "信用", "loan_first": "否"}
    told = browser.post(home, texts | {f"seen.{name}": "" for name in texts}).json()
    assert told["amount"] == "1,400,000.00元"
    told = browser.post(home, {"claim.borrower": "1", "seen.claim.borrower": CODE}).json()
    assert "登记库里没有" in told["wrong"]["claim.borrower"]
    page = browser.get(reverse("case-fill", args=[case.number])).content.decode()
    assert "借款企业统一社会信用代码" in page
