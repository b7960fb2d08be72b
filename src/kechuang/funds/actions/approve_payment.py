"""Approve a payment: somebody other than who asked agrees, to exactly what was checked."""

from __future__ import annotations

from datetime import datetime

from kechuang.accounts.access import Actor
from kechuang.funds.entering import Moves
from kechuang.funds.models import Payment
from kechuang.funds.payee import refuse_other_payee
from kechuang.funds.paying import person, refuse_changed, step


def approve_payment(payment: Payment, actor: Actor) -> Payment:
    """Raises Refused (who asked for it may not), Conflict (changed since it was checked, or not checked)."""

    def approved(held: Payment, stamp: datetime) -> Moves:
        refuse_changed(held)
        refuse_other_payee(held.award, held.payee, held.payee_name)
        held.approved_at, held.approved_by = stamp, person(actor)
        return ()

    return step(payment, "approve_payment", actor, "payment.approved", approved)
