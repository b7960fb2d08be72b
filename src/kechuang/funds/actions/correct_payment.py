"""Correct the account of a payment before it is approved, or after the bank returned it; it is then checked anew."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_pay, require
from kechuang.cases import engine
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.models import Payment
from kechuang.funds.payee import account_number, bank_named, refuse_other_payee
from kechuang.funds.paying import noted
from kechuang.kernel.errors import Conflict, KechuangError
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence

CORRECTABLE = ("submitted", "checked", "bounced")


def correct_payment(
    payment: Payment, actor: Actor, *, payee_name: str, bank: str, account: str, reason: str
) -> Payment:
    """Raises Refused, BadInput, Conflict once it is approved; each leaves one event that failed."""
    require(may_pay(actor), actor, "payment.corrected", payment)
    try:
        with transaction.atomic():
            stamp = moment()
            held = Payment.objects.select_related("award__line", "case").get(pk=payment.pk)
            if held.state not in CORRECTABLE:
                raise Conflict(
                    "payment.details",
                    Sentence(
                        f"这笔拨付已是“{held.stage.name.zh}”，收款账户不能再改。",
                        f"The payment is “{held.stage.name.en}”: its account can no longer be changed.",
                    ),
                    Sentence("请先不予拨付，再重新提出。", "Refuse it and ask for it anew."),
                )
            refuse_other_payee(held.award, held.payee, payee_name)
            why, before = given(reason), held.plain()
            held.payee_name, held.bank = payee_name.strip(), bank_named(bank)
            held.account, held.agreed = account_number(account), ""
            if held.state == "checked":
                held.state, held.checked_at, held.checked_by = "submitted", None, None
            held.save()
            if held.case is not None:
                engine.do(held.case, "correct_account", actor, version=held.case.version, reason=why, keeper=True)
            record("payment.corrected", actor=actor, obj=held, before=before, after=held.plain(), reason=why, at=stamp)
            return held
    except KechuangError as error:
        noted("payment.corrected", payment, actor, error)
        raise
