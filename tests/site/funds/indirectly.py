"""What indirect support begins with: an enterprise with vouchers, a bank, two officers, calls; and paying an award."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from .applying import CODE, NAME, enterprise
from .calling import drafted, line_of

BANK, BANK_NAME = "91139181MA0XJ0002L", "明湖农商银行"
CITY = {"city_voucher_full_up_to": "5万元", "city_voucher_share": "50%", "city_voucher_year": "10万元"}
SERVICE = {
    "claim.voucher": "Q1",
    "claim.provider": "明湖市产品质量监督检验中心",
    "claim.contract": "JC-2026-018",
    "voucher_eligible_cost": "9万元",
    "voucher_balance": "8万元",
    "voucher_redeemed_this_year": "0元",
    "voucher_first_claim": "否",
    "voucher_asked": "8万元",
    "voucher_used_this_year": "0元",
}
INTEREST = {
    "claim.bank": BANK_NAME,
    "claim.contract": "DK-2026-7",
    "interest_principal": "100万元",
    "loan_rate": "4.35%",
    "interest_since": "2025-01-01",
    "interest_until": "2025-12-27",
    "interest_paid": "5万元",
}
LOAN = {
    "claim.contract": "DK-2017-3",
    "loan_principal": "400万元",
    "loan_months": "12个月",
    "loan_rate": "5%",
    "loan_granted": "2017-03-01",
    "loan_class": "次级",
    "loan_principal_lost": "200万元",
    "loan_interest_lost": "0元",
    "loan_security": "信用",
    "loan_first": "否",
}


@dataclass
class Scene:
    """A line, two officers, who acts for an enterprise and who for a bank."""

    line: Any
    one: Any
    two: Any
    chen: Any
    clerk: Any

    def call(self, grant: str, figures: dict[str, str] | None = None) -> Any:
        from kechuang.funds.actions.publish_call import publish_call

        told = drafted(self.line, self.one, grant=grant, figures=figures or {}, each=9)
        return publish_call(told, self.two)


@pytest.fixture
def scene(person: Callable[..., Any]) -> Scene:
    from kechuang.accounts.models import Organisation as Holder
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.certificate import Certificate
    from kechuang.registry.kinds.organisation import Organisation

    chen = enterprise(person)
    held = {"scheme": "heb_tech_sme", "number": "KX2025001", "organisation": CODE, "holder": NAME}
    days = {"issued": date(2025, 1, 3), "expires": date(timezone.localdate().year + 1, 1, 3)}
    enter(Certificate, held | {"level": "provincial"} | days, None)
    about = {"code": BANK, "name": BANK_NAME, "form": "bank", "registered": date(2010, 1, 1), "division": "139181"}
    enter(Organisation, about, None)
    for number in ("Q1", "Q2"):
        voucher(number)
    holder = Holder.objects.create(name=BANK_NAME, credit_code=BANK, kind="bank", status="approved")
    one, two = person("programme_officer"), person("programme_officer")
    return Scene(line_of("indirect", one), one, two, chen, person("representative", organisation=holder))


def voucher(number: str, face: int = 80_000_00, **more: Any) -> Any:
    """Issued this year to the enterprise, good for ever unless said otherwise."""
    from kechuang.funds.actions.issue_voucher import issue_voucher

    told: dict[str, Any] = {"issued": timezone.localdate().replace(month=1, day=1), "last_day": None} | more
    return issue_voucher(CODE, face, None, number=number, document="明科发〔2026〕3号", **told)


def paid(scene: Scene, award: Any, payee: str, name: str) -> None:
    from kechuang.funds.actions.approve_payment import approve_payment
    from kechuang.funds.actions.ask_payment import ask_payment
    from kechuang.funds.actions.check_account import check_account
    from kechuang.funds.actions.confirm_paid import confirm_paid
    from kechuang.funds.actions.release_payment import release_payment
    from kechuang.funds.room import room

    told = {"payee": payee, "payee_name": name, "bank": "明湖银行东湖支行", "account": "6222001234567890"}
    payment = ask_payment(award, room(award), scene.one, purpose="间接投入", **told)
    check_account(payment, scene.two)
    approve_payment(payment, scene.two)
    release_payment(payment, scene.one)
    confirm_paid(payment, scene.two, arrived=timezone.localdate())
