"""Check the account of a payment: payee, name, bank and number agree with the decision; what was checked is sealed."""

from __future__ import annotations

from datetime import datetime

from kechuang.accounts.access import Actor
from kechuang.funds.entering import Moves
from kechuang.funds.models import Payment
from kechuang.funds.payee import account_number, bank_named, fingerprint, refuse_other_payee
from kechuang.funds.paying import person, step


def check_account(payment: Payment, actor: Actor) -> Payment:
    """By somebody other than who asked. Raises Refused, BadInput, Conflict."""

    def checked(held: Payment, stamp: datetime) -> Moves:
        refuse_other_payee(held.award, held.payee, held.payee_name)
        account_number(held.account)
        bank_named(held.bank)
        held.agreed, held.checked_at, held.checked_by = fingerprint(held), stamp, person(actor)
        return ()

    return step(payment, "check_account", actor, "payment.checked", checked)
